package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.socketchat.it.Wars;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployer;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

@ArquillianTest
class ServerRestartIT {

    private static final String CHAT = "chat";
    private static final double PATIENCE_MS = 40_000;

    @ArquillianResource
    private Deployer server;

    @Deployment(name = CHAT, managed = false, testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @Test
    void thePageShowsThatTheServerIsGoneAndTheNextMessageWorksWhenItIsBack() {
        server.deploy(CHAT);
        try (Playwright playwright = InstalledBrowser.playwright();
                Browser browser = InstalledBrowser.launch(playwright);
                ChatPage chat = ChatPage.open(browser, Wars.rootAddress())) {
            chat.ask("What plan am I on?").awaitAnswered();

            server.undeploy(CHAT);
            assertThat(chat.part("connection")).not().hasText(Pattern.compile("Connected"), new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
            assertThat(chat.part("banner")).isVisible();

            server.deploy(CHAT);
            chat.ask("What plan am I on?");
            assertThat(chat.messages("assistant").nth(1)).containsText("pro",
                    new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
            assertThat(chat.messages("user")).hasCount(2);
        } finally {
            server.undeploy(CHAT);
        }
    }
}
