package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import dev.socketchat.it.Wars;
import jakarta.json.JsonObject;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Tools that the agent has and the user answers. */
@ArquillianTest
@Tag("page")
class RequestsIT {

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void aConfirmationShowsWhatItIsAboutAndIsAnsweredOnce(Way way) {
        ChatPage chat = BROWSER.open(Wars.contextAddress(), way).ask("Please cancel my subscription");

        Locator card = chat.part("confirm-card");
        assertThat(card).containsText("Cancel the subscription");
        assertThat(card).containsText("It ends with the month");
        assertThat(chat.part("announcer")).hasText("Your input is needed");
        assertThat(chat.part("tool-card")).hasAttribute("data-state", "waiting");
        assertThat(button(card, "Confirm")).isFocused();
        button(card, "Confirm").click();

        chat.awaitAnswered();
        assertThat(chat.answer()).containsText("your subscription ends");
        assertThat(chat.part("tool-card")).hasAttribute("data-state", "done");
        assertThat(chat.part("composer")).isFocused();
        JsonObject result = onlyResult(chat);
        assertThat(result.getString("toolName")).isEqualTo("confirm-action");
        assertThat(result.getString("toolCallId")).startsWith("call_");
        assertThat(result.getJsonObject("result").getBoolean("confirmed")).isTrue();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void aConfirmationThatIsDeclinedIsNoFailure(Way way) {
        ChatPage chat = BROWSER.open(Wars.contextAddress(), way).ask("Please cancel my subscription");

        button(chat.part("confirm-card"), "Decline").click();

        chat.awaitAnswered();
        assertThat(chat.answer()).containsText("leave everything as it is");
        assertThat(chat.part("tool-card")).hasAttribute("data-state", "declined");
        assertThat(onlyResult(chat).getString("error")).isEqualTo("The user declined.");
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void stopWithdrawsTheRequest(Way way) {
        ChatPage chat = BROWSER.open(Wars.contextAddress(), way).ask("Please cancel my subscription");
        assertThat(chat.part("confirm-card")).isVisible();

        chat.stop();

        assertThat(chat.part("confirm-card")).hasCount(0);
        assertThat(chat.part("tool-card")).hasAttribute("data-state", "stopped");
        chat.ask("What plan am I on?").awaitAnswered();
        assertThat(chat.answer()).containsText("pro");
        assertThat(chat.sent("stop", 1)).hasSize(1);
        assertThat(chat.sent("continue", 0)).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void aFormIsFilledInByKeyboardAlone(Way way) {
        ChatPage chat = BROWSER.open(Wars.contextAddress(), way).ask("I have moved");

        Locator card = chat.part("form-card");
        assertThat(card.getByLabel("Street and number")).isFocused();
        chat.page().keyboard().type("Main Street 1");
        chat.page().keyboard().press("Enter");
        assertThat(card.getByLabel("Town")).isFocused();
        assertThat(chat.sent("continue", 0)).isEmpty();
        chat.page().keyboard().type("Springfield");
        card.getByLabel("Deliveries").selectOption("To a neighbour");
        card.getByLabel("Write to me").check();
        button(card, "Submit").press("Enter");

        chat.awaitAnswered();
        assertThat(chat.answer()).containsText("Main Street 1, Springfield");
        JsonObject values = onlyResult(chat).getJsonObject("result");
        assertThat(values.getString("delivery")).isEqualTo("To a neighbour");
        assertThat(values.getBoolean("newsletter")).isTrue();
        assertThat(values).doesNotContainKey("from");
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void anOpinionIsARatingAndWords(Way way) {
        ChatPage chat = BROWSER.open(Wars.contextAddress(), way).ask("I have feedback");

        Locator card = chat.part("feedback-card");
        assertThat(card).containsText("How was this conversation?");
        card.getByText("4", new Locator.GetByTextOptions().setExact(true)).click();
        card.getByLabel(Pattern.compile("Comment")).fill("Quick!");
        button(card, "Submit").click();

        chat.awaitAnswered();
        assertThat(chat.answer()).containsText("Thank you for 4 out of 5! I will pass on what you wrote: Quick!");
        assertThat(onlyResult(chat).getJsonObject("result").getInt("rating")).isEqualTo(4);
    }

    private static Locator button(Locator card, String name) {
        return card.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(name));
    }

    private static JsonObject onlyResult(ChatPage chat) {
        assertThat(chat.sent("continue", 1)).hasSize(1);
        return chat.sent("continue", 1).get(0).getJsonArray("toolResults").getJsonObject(0);
    }
}
