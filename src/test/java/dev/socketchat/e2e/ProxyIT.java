package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.Wars;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page under a path that only a proxy in front of the server knows. */
@ArquillianTest
class ProxyIT {

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void thePageWorksBehindAProxyThatRewritesItsPath(Way way) throws IOException {
        Set<String> asked = ConcurrentHashMap.newKeySet();
        try (RewritingProxy proxy = new RewritingProxy(Wars.contextAddress(), "/customers/support/")) {
            ChatPage chat = BROWSER.open(proxy.address(), page -> {
                way.accept(page);
                page.onRequest(request -> asked.add(request.url()));
            });
            chat.ask("What plan am I on?").awaitAnswered();

            assertThat(chat.answer()).containsText("pro");
            assertThat(asked).isNotEmpty().allMatch(url -> url.startsWith(proxy.address().toString()));
        }
    }
}
