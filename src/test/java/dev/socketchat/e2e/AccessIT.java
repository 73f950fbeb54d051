package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ForcedColors;
import com.microsoft.playwright.options.ReducedMotion;
import dev.socketchat.it.Wars;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What rules cannot see: the page by keyboard, by ear, without motion and in the system's colours. */
@ArquillianTest
@Tag("page")
class AccessIT {

    private static final int MOST_STOPS = 100;
    private static final String STOPS = """
            [...document.querySelectorAll('a[href], button:enabled, textarea, input, select, summary, [tabindex="0"]')]
                .filter((one) => one.checkVisibility({ visibilityProperty: true }))""";

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    private ChatPage chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @BeforeEach
    void openPage() {
        chat = BROWSER.scripted(Wars.rootAddress());
    }

    @Test
    void theTabKeyGoesToEverythingThatCanBeUsed() {
        Scene.TABLE_AND_CODE.reach(chat, chat.server());
        Scene.TOOLS.reach(chat, chat.server());
        chat.page().locator("body").evaluate("body => { document.activeElement.blur(); window.visited = new Set(); }");
        int stops = (Integer) chat.page().evaluate("(window.stops = " + STOPS + ").length");
        assertThat(stops).isBetween(15, MOST_STOPS);

        for (int i = 0; i <= stops; i++) {
            chat.page().keyboard().press("Tab");
            chat.page().evaluate("window.visited.add(document.activeElement)");
        }
        assertThat(chat.page().evaluate("stops.filter((one) => !visited.has(one)).map((one) => one.outerHTML)")).isEqualTo(List.of());
    }

    @Test
    void theFirstStopLeadsPastEverythingToTheMessageField() {
        chat.page().keyboard().press("Tab");
        assertThat(chat.page().locator(".skip-link")).isFocused();
        chat.page().keyboard().press("Enter");
        assertThat(chat.part("composer")).isFocused();
    }

    @Test
    void aDecisionIsMadeByKeyboardAndTheFocusComesBack() {
        Scene.CONFIRM.reach(chat, chat.server());
        assertThat(chat.page().getByText("Confirm", new Page.GetByTextOptions().setExact(true))).isFocused();
        chat.page().keyboard().press("Tab");
        chat.page().keyboard().press("Enter");
        assertThat(chat.part("composer")).isFocused();
        chat.page().waitForCondition(() -> chat.server().received().stream()
                .anyMatch(message -> message.contains("\"continue\"") && message.contains("declined")));
    }

    @Test
    void aScreenReaderHearsTheBeginningAndTheEndAndNothingBetween() {
        Locator heard = chat.part("announcer");
        Scene.STREAMING.reach(chat, chat.server());
        assertThat(heard).hasText("Assistant is answering");
        assertThat(chat.answer().evaluate("message => message.closest('[aria-live], [role=status], [role=alert]').ariaLive"))
                .isEqualTo("off");

        chat.server().play(Events.delta("t1", "ch."), Events.textEnd("t1"), Events.finish());
        assertThat(heard).hasText("Answer complete. You can change it in two ways: 1. In your account, under *Billing*. 2. Here: tell me which.");
    }

    @Test
    void keysOpenTheListOfShortcutsAndEscapeClosesIt() {
        chat.page().keyboard().press("?");
        assertThat(chat.part("shortcuts")).isVisible();
        assertThat(Accessibility.violations(chat.page())).isEmpty();
        chat.page().keyboard().press("Escape");
        assertThat(chat.part("shortcuts")).isHidden();
        chat.page().keyboard().press("/");
        assertThat(chat.part("composer")).isFocused();
    }

    @Test
    void aNewConversationBeginsOnAConnectionOfItsOwnAfterAQuestion() {
        Scene.REASONING_AND_SOURCES.reach(chat, chat.server());
        chat.page().keyboard().press("Control+Shift+O");
        assertThat(chat.part("start-new")).isVisible();
        assertThat(Accessibility.violations(chat.page())).isEmpty();
        chat.page().keyboard().press("Enter");
        assertThat(chat.part("prompt").first()).isVisible();
        assertThat(chat.part("composer")).isFocused();
        chat.page().waitForCondition(() -> chat.server().connections() == 2);
    }

    @Test
    void nothingMovesForThoseWhoDoNotWantIt() {
        Scene.WAITING.reach(chat, chat.server());
        assertThat(chat.page().evaluate("document.getAnimations().length")).isEqualTo(0);
        chat.page().emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.NO_PREFERENCE));
        assertThat((Integer) chat.page().evaluate("document.getAnimations().length")).isPositive();
    }

    @Test
    void whatColourSaysIsThereInTheSystemsColoursToo() {
        Scene.TOOLS.reach(chat, chat.server());
        chat.page().emulateMedia(new Page.EmulateMediaOptions().setForcedColors(ForcedColors.ACTIVE));
        chat.screenshot("tools-forced-colours");
        for (String part : List.of(".connection-dot", ".badge", ".bubble", ".send")) {
            assertThat(chat.page().locator(part).first()
                    .evaluate("one => { const s = getComputedStyle(one); return s.borderTopWidth !== '0px' && s.borderTopStyle !== 'none'; }"))
                    .as(part).isEqualTo(true);
        }
    }
}
