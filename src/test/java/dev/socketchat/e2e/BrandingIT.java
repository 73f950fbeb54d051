package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import dev.socketchat.it.Wars;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page as settings make it a customer's. */
@ArquillianTest
class BrandingIT {

    private static final String SETTINGS = """
            octavus.page.title=Acme help <b>desk</b>
            octavus.page.prompts=Where is my parcel? | I want a refund
            octavus.page.texts=emptyHeading=Ahoy! | composer.placeholder=Ask Acme\\u2026
            octavus.page.accent=#ffcc00
            octavus.page.theme=c-bg=#fffdf5; c-surface=#fff6d9; font=Georgia, serif
            octavus.page.theme-dark=c-bg=#14120a
            octavus.page.logo=%s
            """;
    private static final String LOGO = """
            <svg xmlns="http://www.w3.org/2000/svg" width="96" height="32"><script>alert(1)</script>
            <rect width="96" height="32" rx="8" fill="#ffcc00"/><text x="12" y="22" font-size="16" font-family="sans-serif">ACME</text></svg>""";

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() throws IOException {
        Path logo = Files.writeString(Path.of("target", "acme-logo.svg").toAbsolutePath(), LOGO);
        return Wars.root().addAsResource(new StringAsset(SETTINGS.formatted(logo.toString().replace('\\', '/'))),
                "META-INF/microprofile-config.properties");
    }

    @Test
    void titleLogoWordsAndColoursAreTheCustomersAndReadable() {
        ChatPage chat = BROWSER.scripted(Wars.rootAddress());
        assertThat(chat.page()).hasTitle("Acme help <b>desk</b>");
        assertThat(chat.page().locator("h1")).hasText("Acme help <b>desk</b>");
        assertThat(chat.page().locator("h2")).hasText("Ahoy!");
        assertThat(chat.part("composer")).hasAttribute("placeholder", "Ask Acme…");
        assertThat(chat.part("prompt")).hasText(new String[] {"Where is my parcel?", "I want a refund"});
        assertThat(chat.part("logo").evaluate("image => image.complete && image.naturalWidth")).isEqualTo(96);
        assertThat(chat.page().locator("body")).hasCSS("background-color", "rgb(255, 253, 245)");
        assertThat(chat.page().locator("body")).hasCSS("font-family", "Georgia, serif");
        chat.screenshot("branded-empty");

        Scene.CONFIRM.reach(chat, chat.server());
        assertThat(chat.part("confirm-card").locator("[type=submit]")).hasCSS("background-color", "rgb(255, 204, 0)");
        for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
            chat.page().emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
            chat.screenshot("branded-confirm-" + scheme.name().toLowerCase(Locale.ROOT));
            assertThat(Accessibility.violations(chat.page())).as("%s", scheme).isEmpty();
        }
        assertThat(chat.page().locator("body")).hasCSS("background-color", "rgb(20, 18, 10)");
    }
}
