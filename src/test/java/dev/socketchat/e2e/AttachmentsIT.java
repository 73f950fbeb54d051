package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.FilePayload;
import dev.socketchat.it.Wars;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Files on their way from the user to the agent. */
@ArquillianTest
class AttachmentsIT {

    /** What a user does by hand with two files, as events of the browser. */
    private static final String BRING = """
            (target, name) => {
              const data = new DataTransfer();
              data.items.add(new File(['one'], 'one.txt', {type: 'text/plain'}));
              data.items.add(new File(['two!'], 'two.csv', {type: 'text/csv'}));
              const event = name === 'paste'
                  ? new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true})
                  : new DragEvent(name, {dataTransfer: data, bubbles: true, cancelable: true});
              target.dispatchEvent(event);
            }""";

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void filesDroppedAnywhereReachTheAgentWithTheMessage(Way way) {
        ChatPage chat = BROWSER.open(Wars.contextAddress(), way);
        chat.page().locator("main").evaluate(BRING, "dragover");
        assertThat(chat.page().getByText("Drop files here to attach them")).isVisible();
        chat.page().locator("main").evaluate(BRING, "drop");

        assertThat(chat.part("attachment").nth(0)).hasAttribute("data-state", "done");
        assertThat(chat.part("attachment").nth(1)).hasAttribute("data-state", "done");
        assertThat(chat.page().getByText("Drop files here to attach them")).hasCount(0);
        chat.ask("Hello").awaitAnswered();

        assertThat(chat.part("attachment")).hasCount(0);
        assertThat(chat.messages("user").getByTestId("file")).hasText(new String[] {"one.txt", "two.csv"});
        assertThat(chat.part("error-card")).hasCount(0);
        JsonArray files = chat.sent("trigger", 1).get(0).getJsonObject("input").getJsonArray("FILES");
        assertThat(files.getValuesAs(JsonObject.class)).extracting(file -> file.getString("filename"))
                .containsExactly("one.txt", "two.csv");
    }

    @Test
    void filesAreTakenFromTheClipboardToo() {
        ChatPage chat = BROWSER.open(Wars.contextAddress());

        chat.part("composer").evaluate(BRING, "paste");

        assertThat(chat.part("attachment")).hasCount(2);
        assertThat(chat.part("attachment").nth(1)).hasAttribute("data-state", "done");
        assertThat(chat.part("send")).isEnabled();
    }

    @Test
    void aFileThatTheServerWouldNotTakeIsNotSentAtAll() {
        Set<String> puts = ConcurrentHashMap.newKeySet();
        ChatPage chat = BROWSER.open(Wars.contextAddress(), page -> page.onRequest(request -> {
            if (request.method().equals("PUT")) {
                puts.add(request.url());
            }
        }));

        choose(chat, "program.exe", "application/x-msdownload");

        assertThat(chat.part("attachment")).containsText("This kind of file is not accepted");
        assertThat(chat.part("send")).isDisabled();
        button(chat.part("attachment"), "Remove program.exe").click();
        assertThat(chat.part("attachment")).hasCount(0);
        assertThat(puts).isEmpty();
        assertThat(chat.sent("upload-request", 0)).isEmpty();
    }

    @Test
    void anUploadThatFailedIsTriedAgainAndOneUnderWayIsCalledOff() {
        ChatPage chat = BROWSER.open(Wars.contextAddress()).expectComplaints("Failed to load resource");
        chat.page().route("**/uploads/*", route -> route.abort());
        choose(chat, "notes.txt", "text/plain");
        assertThat(chat.part("attachment")).containsText("The upload did not work");
        assertThat(chat.part("send")).isDisabled();

        chat.page().unroute("**/uploads/*");
        button(chat.part("attachment"), "Try notes.txt again").click();
        assertThat(chat.part("attachment")).hasAttribute("data-state", "done");

        chat.page().route("**/uploads/*", route -> { });
        choose(chat, "more.txt", "text/plain");
        assertThat(chat.part("attachment").nth(1)).hasAttribute("data-state", "uploading");
        assertThat(chat.page().getByRole(AriaRole.PROGRESSBAR, new Page.GetByRoleOptions().setName("Uploading more.txt")))
                .isVisible();
        button(chat.part("attachment").nth(1), "Remove more.txt").click();
        assertThat(chat.part("attachment")).hasCount(1);
        assertThat(chat.part("send")).isEnabled();
    }

    private static void choose(ChatPage chat, String name, String type) {
        chat.part("file-input").setInputFiles(new FilePayload(name, type, "content".getBytes(StandardCharsets.UTF_8)));
    }

    private static Locator button(Locator chip, String name) {
        return chip.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }
}
