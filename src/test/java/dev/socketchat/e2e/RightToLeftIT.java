package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.socketchat.it.Wars;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page for a browser that asks for Arabic. */
@ArquillianTest
@Tag("page")
class RightToLeftIT {

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @Test
    void thePageIsMirroredAndCodeIsNot() {
        ChatPage arabic = BROWSER.open(Wars.rootAddress(), ChatPage.options().setLocale("ar-EG"), page -> { });
        ChatPage english = BROWSER.open(Wars.rootAddress());
        assertThat(arabic.page().locator("html")).hasAttribute("dir", "rtl");
        assertThat(arabic.page().locator("html")).hasAttribute("lang", "ar-EG");
        assertThat(arabic.part("connection")).containsText("متصل");
        assertThat(arabic.part("send")).containsText("إرسال");

        for (ChatPage chat : List.of(arabic, english)) {
            chat.ask("Show me code").awaitAnswered();
        }
        assertThat(middle(arabic, bubble(arabic))).isLessThan(0.5);
        assertThat(middle(english, bubble(english))).isGreaterThan(0.5);
        assertThat(arabic.answer().locator("pre")).hasCSS("direction", "ltr");
        assertThat(Accessibility.violations(arabic.page())).isEmpty();
        arabic.screenshot("arabic-desk-light");
        arabic.page().setViewportSize(390, 800);
        arabic.screenshot("arabic-phone-light");
    }

    private static Locator bubble(ChatPage chat) {
        return chat.messages("user").first().locator("p").first();
    }

    /** Where an element has its middle: 0 is the left edge of the page, 1 the right one. */
    private static double middle(ChatPage chat, Locator element) {
        BoundingBox box = element.boundingBox();
        return (box.x + box.width / 2) / chat.page().viewportSize().width;
    }
}
