package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static dev.socketchat.e2e.Events.all;
import static dev.socketchat.e2e.Events.finish;
import static dev.socketchat.e2e.Events.start;
import static dev.socketchat.e2e.Events.text;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import dev.socketchat.it.Wars;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Notifications come and go beside the conversation, and take nothing from who reads or writes. */
@ArquillianTest
@Tag("page")
class ToastsIT {

    private static final String NEWS = "{\"type\":\"custom-notification\",\"message\":\"Ticket TKT-204 was opened.\"}";

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @ParameterizedTest
    @EnumSource(names = {"DESK_LIGHT", "PHONE_LIGHT"})
    void aToastCoversNothingAndMovesNobody(Screen screen) {
        ChatPage chat = BROWSER.scripted(Wars.rootAddress());
        screen.show(chat.page());
        chat.ask("Tell me everything.");
        chat.server().play(all(start("e1"), text("t1", "A paragraph of an answer.\n\n".repeat(60)), finish()));
        chat.awaitAnswered();
        Locator box = chat.page().locator("main");

        chat.server().play(NEWS);
        assertThat(chat.part("toast")).isVisible();
        assertThat(bottom(box)).isLessThanOrEqualTo(top(chat.part("toast")));
        assertThat(bottom(chat.part("toast"))).isLessThanOrEqualTo(top(chat.part("composer")));
        chat.page().waitForCondition(() -> fromEnd(box) < 2);
        dismiss(chat);
        chat.page().waitForCondition(() -> fromEnd(box) < 2);

        box.hover();
        chat.page().mouse().wheel(0, -400);
        assertThat(chat.part("jump")).isVisible();
        chat.page().waitForCondition(() -> fromEnd(box) > 390);
        double place = number(box, "box => box.scrollTop");
        chat.server().play(NEWS);
        assertThat(chat.part("toast")).isVisible();
        assertThat(number(box, "box => box.scrollTop")).isEqualTo(place);
        dismiss(chat);
        assertThat(number(box, "box => box.scrollTop")).isEqualTo(place);
    }

    private static void dismiss(ChatPage chat) {
        chat.part("toast").locator("button").click();
        assertThat(chat.part("toast")).hasCount(0);
    }

    private static double top(Locator locator) {
        return locator.boundingBox().y;
    }

    private static double bottom(Locator locator) {
        BoundingBox box = locator.boundingBox();
        return box.y + box.height;
    }

    private static double fromEnd(Locator box) {
        return number(box, "box => box.scrollHeight - box.clientHeight - box.scrollTop");
    }

    private static double number(Locator box, String expression) {
        return ((Number) box.evaluate(expression)).doubleValue();
    }
}
