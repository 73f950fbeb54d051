package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.socketchat.it.Wars;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens between the first key and the end of an answer. */
@ArquillianTest
@Tag("page")
class WritingIT {

    private static final double PATIENCE_MS = 20_000;

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    private ChatPage chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @BeforeEach
    void openPage() {
        // A location that is asked for and never told keeps a tool running.
        chat = BROWSER.open(Wars.rootAddress(), page -> page.addInitScript("navigator.geolocation.getCurrentPosition = () => {}"));
    }

    @Test
    void enterThatEndsACompositionSendsNothing() {
        chat.part("composer").fill("にほん");
        chat.part("composer").evaluate("field => field.dispatchEvent(new KeyboardEvent('keydown',"
                + " {key: 'Enter', isComposing: true, bubbles: true, cancelable: true}))");
        chat.part("composer").evaluate("field => field.dispatchEvent(new KeyboardEvent('keydown',"
                + " {key: 'Enter', keyCode: 229, bubbles: true, cancelable: true}))");

        assertThat(chat.part("composer")).hasValue("にほん");
        chat.part("composer").press("Enter");
        assertThat(chat.messages("user")).hasCount(1);
        assertThat(chat.sent("trigger", 1)).hasSize(1);
    }

    @Test
    void theFieldGrowsWithItsLinesUpToALimitAndThenScrolls() {
        double one = height();
        chat.part("composer").press("a");
        chat.part("composer").press("Shift+Enter");
        double two = height();
        chat.part("composer").fill("line\n".repeat(40));

        assertThat(two).isGreaterThan(one);
        assertThat(height()).isEqualTo(200);
        assertThat(chat.part("composer").evaluate("field => field.scrollHeight > field.clientHeight")).isEqualTo(true);
        assertThat(chat.sent("trigger", 0)).isEmpty();
    }

    @Test
    void anAnswerGrowsWhileTheNextMessageIsWritten() {
        chat.ask("Tell me a long story");
        assertThat(chat.messages("user")).hasCount(1);
        Locator story = chat.answer();
        awaitWords(story, 3);
        int first = story.innerText().length();
        chat.part("composer").pressSequentially("and the next");
        awaitLonger(story, first);
        int second = story.innerText().length();
        chat.part("composer").press("Enter");
        awaitLonger(story, second);

        assertThat(chat.part("composer")).hasValue("and the next");
        assertThat(chat.part("stop")).isVisible();
        chat.part("composer").press("Escape");
        assertThat(chat.part("send")).isVisible();
        assertThat(chat.part("composer")).hasValue("and the next");
        assertThat(chat.sent("trigger", 1)).hasSize(1);
        assertThat(chat.sent("stop", 1)).hasSize(1);
    }

    @Test
    void stopMarksToolsThatStillRun() {
        chat.ask("Where am I?");
        assertThat(chat.part("tool-card")).hasAttribute("data-state", "running");
        assertThat(chat.part("tool-card")).containsText("Running");

        chat.stop();

        assertThat(chat.part("tool-card")).hasAttribute("data-state", "stopped");
        assertThat(chat.part("tool-card")).containsText("Stopped");
        chat.ask("What plan am I on?").awaitAnswered();
        assertThat(chat.answer()).containsText("pro");
        assertThat(chat.sent("stop", 1)).hasSize(1);
    }

    @Test
    void anErrorCountsDownAndItsRetryLeavesOneMessageOfTheUser() {
        chat.ask("!error");

        Locator retry = chat.part("retry");
        assertThat(chat.part("error-card")).containsText("Too many requests");
        assertThat(chat.answer()).containsText("Let me see");
        assertThat(retry).isDisabled();
        assertThat(retry).containsText(Pattern.compile("\\d"));
        assertThat(retry).isEnabled(new LocatorAssertions.IsEnabledOptions().setTimeout(PATIENCE_MS));
        retry.click();
        assertThat(chat.part("retry")).isDisabled();
        assertThat(chat.messages("user")).hasCount(1);
        assertThat(chat.sent("trigger", 2).get(1).get("rollbackAfterMessageId")).isEqualTo(JsonValue.NULL);
    }

    @Test
    void aMessageThatIsSaidDifferentlyReplacesAllThatFollowed() {
        chat.ask("Hello").awaitAnswered();
        chat.ask("What plan am I on?").awaitAnswered();
        chat.ask("Show me a table").awaitAnswered();

        chat.messages("user").nth(1).hover();
        chat.part("edit").nth(1).click();
        chat.part("edit-field").fill("Show me code");
        chat.part("edit-field").press("Tab");
        chat.page().keyboard().press("Enter");

        chat.awaitAnswered();
        assertThat(chat.messages("user")).hasCount(2);
        assertThat(chat.messages("assistant")).hasCount(2);
        assertThat(chat.messages("user").last()).containsText("Show me code");
        assertThat(chat.answer()).containsText("@AgentTool");
        List<JsonObject> sent = chat.sent("trigger", 4);
        assertThat(sent).hasSize(4);
        assertThat(sent.get(3).getString("rollbackAfterMessageId")).startsWith("msg_");
    }

    @Test
    void aDraftSurvivesAReloadAndIsForgottenOnceSent() {
        chat.part("composer").fill("half a sent");
        chat.page().reload();
        assertThat(chat.awaitConnected().part("composer")).hasValue("half a sent");

        chat.ask("Hello").awaitAnswered();
        chat.page().reload();
        assertThat(chat.awaitConnected().part("composer")).hasValue("");
    }

    private double height() {
        return chat.part("composer").boundingBox().height;
    }

    private void awaitWords(Locator text, int least) {
        assertThat(text).containsText(Pattern.compile("(\\w+\\W+){" + least + "}"));
    }

    private void awaitLonger(Locator text, int than) {
        chat.page().waitForCondition(() -> text.innerText().length() > than);
    }
}
