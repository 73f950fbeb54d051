package dev.socketchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.WebSocketRoute;
import dev.socketchat.it.Wars;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An agent, or somebody who writes into what it reads, that wants the page to run or load what is not its own. */
@ArquillianTest
@Tag("page")
class HostileAgentIT {

    private static final int PER_TURN = 17;
    private static final String HARMLESS_LINKS = "[...document.links].every(link => /^(https?|mailto):/.test(link.href))";

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    private final List<String> requests = new CopyOnWriteArrayList<>();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    static List<List<String>> corpus() throws IOException {
        List<String> all = Files.readAllLines(Path.of("src/test/resources/xss-corpus.txt"));
        assertThat(all).hasSizeGreaterThanOrEqualTo(100).doesNotHaveDuplicates();
        return IntStream.range(0, (all.size() + PER_TURN - 1) / PER_TURN)
                .mapToObj(turn -> all.subList(turn * PER_TURN, Math.min((turn + 1) * PER_TURN, all.size()))).toList();
    }

    @ParameterizedTest
    @MethodSource("corpus")
    void nothingRunsLoadsOrBecomesALinkThatCould(List<String> payloads) {
        ChatPage chat = BROWSER.open(Wars.rootAddress(), page -> invade(page, payloads));
        chat.ask("Hello").awaitAnswered();
        assertThat(chat.answer().textContent()).contains("harmless");
        chat.page().locator("[aria-expanded=false]").all().forEach(closed -> closed.evaluate("it => it.click()"));

        assertThat(chat.page().evaluate("window.ran")).isNull();
        assertThat(chat.page().evaluate(HARMLESS_LINKS)).isEqualTo(true);
        assertThat(requests).isNotEmpty().allMatch(url -> url.startsWith(Wars.rootAddress().toString()) || url.startsWith("data:"));
    }

    private void invade(Page page, List<String> payloads) {
        page.addInitScript("window.xss = () => { window.ran = true }; window.alert = window.xss");
        page.onRequest(request -> requests.add(request.url()));
        page.routeWebSocket(Pattern.compile(".*/octavus/.*"), socket -> serve(socket, payloads));
    }

    private static void serve(WebSocketRoute socket, List<String> payloads) {
        socket.onMessage(frame -> {
            if (frame.text().contains("\\\"trigger\\\"")) {
                socket.send("a" + answer(payloads));
            }
        });
        socket.send("o");
    }

    private static String answer(List<String> payloads) {
        JsonArrayBuilder frame = Json.createArrayBuilder();
        frame.add(event("start").add("messageId", "m1").add("executionId", "e1").build().toString());
        for (int i = 0; i < payloads.size(); i++) {
            say(frame, "i" + i, payloads.get(i));
        }
        text(frame, "last", "harmless");
        frame.add(event("finish").add("finishReason", "stop").build().toString());
        return frame.build().toString();
    }

    /** One payload in every place where a page shows what it was told. */
    private static void say(JsonArrayBuilder frame, String id, String payload) {
        add(frame, event("reasoning-start").add("id", "r" + id));
        add(frame, event("reasoning-delta").add("id", "r" + id).add("delta", payload));
        add(frame, event("reasoning-end").add("id", "r" + id));
        text(frame, id, payload);
        add(frame, event("tool-input-start").add("toolCallId", "c" + id).add("toolName", payload).add("title", payload));
        add(frame, event("tool-input-available").add("toolCallId", "c" + id).add("toolName", payload)
                .add("input", Json.createObjectBuilder().add(payload, payload)));
        add(frame, event("tool-output-available").add("toolCallId", "c" + id).add("output", Json.createObjectBuilder().add(payload, payload)));
        add(frame, event("tool-input-start").add("toolCallId", "d" + id).add("toolName", "t"));
        add(frame, event("tool-output-error").add("toolCallId", "d" + id).add("error", payload));
        add(frame, event("source").add("sourceType", "url").add("id", "s" + id).add("url", payload).add("title", payload));
        add(frame, event("source").add("sourceType", "url").add("id", "u" + id).add("url", "javascript:xss()").add("title", payload));
        add(frame, event("file-available").add("id", "f" + id).add("mediaType", "image/png").add("url", payload).add("filename", payload));
        add(frame, event("file-available").add("id", "g" + id).add("mediaType", "text/html")
                .add("url", "https://evil.example/x").add("filename", payload));
        add(frame, event("custom-notification").add("message", payload));
    }

    private static void text(JsonArrayBuilder frame, String id, String text) {
        add(frame, event("text-start").add("id", "t" + id));
        add(frame, event("text-delta").add("id", "t" + id).add("delta", text));
        add(frame, event("text-end").add("id", "t" + id));
    }

    private static JsonObjectBuilder event(String type) {
        return Json.createObjectBuilder().add("type", type);
    }

    private static void add(JsonArrayBuilder frame, JsonObjectBuilder event) {
        frame.add(event.build().toString());
    }
}
