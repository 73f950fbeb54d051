package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.Geolocation;
import dev.socketchat.it.Wars;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page's main stories in a browser that is left with one way to the server. */
@ArquillianTest
class TransportsIT {

    /** Each way that is closed costs the SockJS client a while to see. */
    private static final double PATIENCE_MS = 30_000;

    private static Playwright playwright;
    private static Browser browser;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.withEveryTransport("");
    }

    @BeforeAll
    static void startBrowser() {
        playwright = InstalledBrowser.playwright();
        browser = InstalledBrowser.launch(playwright);
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void toolsEventsAndStopWorkOverEveryTransport(Way way) {
        Set<String> used = ConcurrentHashMap.newKeySet();
        try (ChatPage chat = ChatPage.open(browser, Wars.contextAddress(), ChatPage.options()
                .setPermissions(List.of("geolocation")).setGeolocation(new Geolocation(52.52, 13.405)), page -> {
                    way.accept(page);
                    page.onWebSocket(socket -> used.add(socket.url()));
                    page.onResponse(response -> used.add(response.url()));
                })) {
            assertThat(chat.part("connection")).hasText(Pattern.compile("Connected"),
                    new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
            assertThat(used).anyMatch(way::leadsTo);

            chat.ask("What plan am I on?").awaitAnswered();
            assertThat(chat.answer()).containsText("pro");
            chat.ask("Where am I?").awaitAnswered();
            assertThat(chat.answer()).containsText("52.52");
            chat.ask("My printer is broken");
            assertThat(chat.part("toast")).containsText("TKT-");
            chat.awaitAnswered();

            chat.ask("Tell me a long story");
            assertThat(chat.answer().locator("p").first()).containsText(Pattern.compile("\\w+ \\w+"));
            chat.stop();
            chat.awaitAnswered();
            chat.ask("What plan am I on?").awaitAnswered();
            assertThat(chat.answer()).containsText("pro");
        }
    }
}
