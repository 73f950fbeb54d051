package dev.socketchat.it;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import dev.socketchat.e2e.BrowserOfTheClass;
import dev.socketchat.e2e.ChatPage;
import dev.socketchat.local.Fault;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a platform can send and no demo agent does, as the page shows it. */
@ArquillianTest
class RichAnswersIT {

    private static final String START = "{'type':'start','executionId':'exe_9','messageId':'msg_9'}";
    private static final String FINISH = "{'type':'finish','finishReason':'stop'}";

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    private ChatPage chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @BeforeEach
    void openPage() {
        chat = BROWSER.open(Wars.contextAddress());
    }

    @Test
    void aTodoListIsReplacedInItsPlace() {
        answer("{'type':'todo-update','todos':[{'id':'1','content':'Collect','status':'in_progress'}]}",
                "{'type':'todo-update','todos':[{'id':'1','content':'Collect','status':'completed'},"
                        + "{'id':'2','content':'Draw','status':'in_progress'}]}", FINISH);

        assertThat(chat.part("todo")).hasCount(1);
        assertThat(chat.part("todo").locator("li")).hasText(new String[] {"Collectdone", "Drawin progress"});
        assertThat(chat.part("todo").locator("[aria-current=step]")).containsText("Draw");
    }

    @Test
    void aConversationThatThePlatformHasLostIsSaidAboveTheMessageThatFindsItOut() {
        chat.ask("Hello").awaitAnswered();
        PLATFORM.stop();
        PLATFORM.start();

        chat.ask("What plan am I on?").awaitAnswered();

        assertThat(chat.answer()).containsText("pro");
        assertThat(chat.page().getByText("does not remember what is above")).hasCount(1);
        chat.ask("Hello").awaitAnswered();
        assertThat(chat.page().getByText("does not remember what is above")).hasCount(1);
    }

    @Test
    void theRunOfAWorkerIsAFoldedCardAndNoPartOfTheAnswer() {
        answer("{'type':'worker-start','workerId':'w1','workerSlug':'research','description':'Researching'}",
                "{'type':'text-start','id':'t1','workerId':'w1'}",
                "{'type':'text-delta','id':'t1','delta':'Among the papers','workerId':'w1'}",
                "{'type':'text-end','id':'t1','workerId':'w1'}",
                "{'type':'worker-result','workerId':'w1','output':'30 days'}",
                "{'type':'text-start','id':'t2'}", "{'type':'text-delta','id':'t2','delta':'It takes 30 days.'}",
                "{'type':'text-end','id':'t2'}", FINISH);

        Locator card = chat.part("worker-card");
        assertThat(card).hasAttribute("data-state", "done");
        assertThat(card.getByText("Among the papers")).isHidden();
        card.locator("summary").first().click();
        assertThat(card.getByText("Among the papers")).isVisible();
        assertThat(chat.answer()).containsText("It takes 30 days.");
    }

    @Test
    void aStructuredAnswerIsACard() {
        answer("{'type':'text-start','id':'t1','responseType':'OrderSummary'}",
                "{'type':'text-delta','id':'t1','delta':'{\\\"orderId\\\":\\\"A-7\\\",\\\"paid\\\":true}'}",
                "{'type':'text-end','id':'t1'}", FINISH);

        assertThat(chat.part("object-card")).hasText(Pattern.compile("Order summary\\s*Order id\\s*A-7\\s*Paid\\s*Yes"));
    }

    @Test
    void aToolThatFailedSaysWhy() {
        answer("{'type':'tool-input-start','toolCallId':'c1','toolName':'look','title':'Looking'}",
                "{'type':'tool-input-available','toolCallId':'c1','toolName':'look','input':{'q':'x'}}",
                "{'type':'tool-output-error','toolCallId':'c1','error':'There is no such thing'}", FINISH);

        assertThat(chat.part("tool-card")).hasAttribute("data-state", "failed");
        assertThat(chat.part("tool-card")).containsText("Failed");
        chat.part("tool-card").locator("summary").click();
        assertThat(chat.part("tool-card").getByText("There is no such thing")).isVisible();
    }

    @Test
    void markdownOfTheAgentCanNeitherRunScriptNorLoadAForeignAddress() {
        answer("{'type':'text-start','id':'t1'}",
                "{'type':'text-delta','id':'t1','delta':'<img src=x onerror=alert(1)> [run](javascript:alert(1)) "
                        + "![pixel](https://example.com/p.png) [out](https://example.com/out)'}",
                "{'type':'text-end','id':'t1'}", FINISH);

        assertThat(chat.answer()).containsText("<img src=x onerror=alert(1)>");
        assertThat(chat.answer().locator("img, script, [onerror], a[href^=javascript]")).hasCount(0);
        assertThat(chat.answer().getByText("pixel")).hasAttribute("href", "https://example.com/p.png");
        assertThat(chat.answer().getByText("out", new Locator.GetByTextOptions().setExact(true)))
                .hasAttribute("rel", "noopener noreferrer");
    }

    @Test
    void aMessageIsShownAtOnceAndThePageSaysThatItWaits() {
        PLATFORM.faults().next(new Fault.SlowHeaders(Duration.ofSeconds(3)));
        chat.ask("Hello");

        assertThat(chat.messages("user")).containsText("Hello");
        assertThat(chat.part("waiting")).isVisible();
        assertThat(chat.part("announcer")).hasText("Assistant is answering");
        assertThat(chat.messages("assistant")).hasCount(0);
        chat.awaitAnswered();
        assertThat(chat.part("waiting")).hasCount(0);
    }

    @Test
    void aFloodOfWordsCostsFewChangesOfThePageAndLeavesRoomForWriting() {
        chat.page().evaluate("""
                () => {
                  window.changes = [];
                  new MutationObserver(() => window.changes.push(performance.now()))
                      .observe(document.querySelector('main'), {childList: true, subtree: true, characterData: true});
                }""");
        PLATFORM.faults().next(new Fault.Flood(4000, 4, Duration.ofMillis(4)));
        chat.ask("Go on");
        assertThat(chat.answer()).containsText(Pattern.compile("\\d"));
        chat.part("composer").pressSequentially("still writing");
        chat.page().waitForCondition(() -> chat.part("stop").count() == 0);

        assertThat(chat.part("composer")).hasValue("still writing");
        assertThat((Boolean) chat.page().evaluate(
                "changes.length <= 10 + 40 * (changes.at(-1) - changes[0]) / 1000")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "rate_limit_error, true, Too many requests, 1",
        "provider_overloaded, true, Busy right now, 1",
        "quota_exceeded_error, true, Usage limit reached, 0",
        "authentication_error, false, Please sign in again, 0",
        "permission_error, false, Not allowed, 0",
        "validation_error, false, We could not process this message, 0",
        "provider_timeout, true, The answer could not be completed, 1",
        "provider_error, false, The answer could not be completed, 0",
        "internal_error, true, Something went wrong, 1",
        "never_heard_of, true, Something went wrong, 1",
    })
    void everyKindOfErrorHasItsWordsAndItsWayOn(String type, boolean retryable, String title, int ways) {
        answer("{'type':'error','errorType':'" + type + "','message':'secret words','source':'platform','retryable':"
                + retryable + "}");

        assertThat(chat.part("error-card")).containsText(title);
        assertThat(chat.part("retry")).hasCount(ways);
        assertThat(chat.part("send")).isVisible();
    }

    private void answer(String... events) {
        PLATFORM.faults().next(Fault.raw(Stream.concat(Stream.of(START), Stream.of(events))
                .map(event -> "data: " + event.replace('\'', '"') + "\n\n").toArray(String[]::new)));
        chat.ask("Go on");
    }
}
