package dev.socketchat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.sun.net.httpserver.HttpServer;
import dev.socketchat.it.Wars;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.URI;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The chat's main stories over every transport of the stock client, forced by its own option, also from another origin. */
@ArquillianTest
class ForcedTransportsIT {

    /** Any document of the chat's, with the headers of all of them. */
    private static final URI HERE = Wars.contextAddress().resolve("page.json");
    private static final HttpServer OTHER_SITE = otherSite();
    private static final URI ELSEWHERE = URI.create("http://127.0.0.1:" + OTHER_SITE.getAddress().getPort());
    private static final int TRANSPORTS = 11;

    private static Playwright playwright;
    private static Browser browser;
    private static int ran;

    private static HttpServer otherSite() {
        try {
            HttpServer site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
            site.createContext("/", page -> {
                page.getResponseHeaders().set("Content-Type", "text/html");
                page.sendResponseHeaders(200, -1);
                page.close();
            });
            site.start();
            return site;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.withEveryTransport(ELSEWHERE.toString());
    }

    @BeforeAll
    static void startBrowser() {
        playwright = InstalledBrowser.playwright();
        browser = InstalledBrowser.launch(playwright);
    }

    @AfterAll
    static void stopBrowser() {
        OTHER_SITE.stop(0);
        if (playwright != null) {
            playwright.close();
            assertThat(ran).isEqualTo(TRANSPORTS);
        }
    }

    @ParameterizedTest
    @CsvSource({"here, websocket", "here, xhr-streaming", "here, eventsource", "here, htmlfile", "here, xhr-polling",
        "here, jsonp-polling", "elsewhere, websocket", "elsewhere, xhr-streaming", "elsewhere, iframe-eventsource",
        "elsewhere, iframe-htmlfile", "elsewhere, iframe-xhr-polling"})
    void toolsEventsAndStopWorkOverEveryTransport(String where, String transport) throws IOException {
        try (StockClientPage page = StockClientPage.at(browser, where.equals("here") ? HERE : ELSEWHERE)) {
            assertThat(page.connect(Wars.contextAddress().resolve("octavus"), transport)).isEqualTo(transport);

            assertThat(page.ask("What plan am I on?").await("finish").text()).contains("pro");
            assertThat(page.ask("Where am I?").await("finish").locate().await("finish").text()).contains("52.52");
            assertThat(page.ask("My printer is broken").await("finish").notification()).contains("TKT-");
            page.ask("Tell me a long story").await("text-delta").stop();
            assertThat(page.ask("What plan am I on?").await("finish").text()).contains("pro");
        }
        ran++;
    }
}
