package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.socketchat.it.Wars;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Long answers and long conversations, in counts of what the page does rather than in times. */
@ArquillianTest
@Tag("page")
class LongThreadIT {

    private static final int EXCHANGES = 500;
    private static final int PIECES = 4_000;
    private static final int PIECES_A_FRAME = 20;
    private static final double PATIENCE_MS = 60_000;
    private static final String WATCH = """
            () => {
              window.drawn = { times: 0, nodes: 0, began: performance.now() };
              window.watcher?.disconnect();
              window.watcher = new MutationObserver((records) => {
                drawn.times += 1;
                drawn.nodes += records.reduce((sum, record) => sum + record.addedNodes.length, 0);
                drawn.seconds = (performance.now() - drawn.began) / 1000;
              });
              watcher.observe(document.querySelector('main'), { childList: true, subtree: true, characterData: true });
            }""";
    /** Asks as fast as answers come, by the page's own field and keys. */
    private static final String ASK_OFTEN = """
            async (times) => {
              const field = document.querySelector('#composer');
              const set = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value').set;
              const until = async (right) => { while (!right()) await new Promise((go) => setTimeout(go, 5)); };
              for (let i = 1; i <= times; i++) {
                set.call(field, `Question ${i}`);
                field.dispatchEvent(new Event('input', { bubbles: true }));
                await until(() => document.querySelector('[data-testid=send]:enabled'));
                field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
                await until(() => document.querySelectorAll('[data-role=assistant]').length === i
                    && document.querySelector('[data-testid=send]'));
              }
            }""";

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @Test
    void anAnswerOfManyPiecesIsDrawnInFewStepsWhileThePersonWritesOn() {
        ChatPage chat = BROWSER.scripted(Wars.rootAddress());
        chat.ask("Tell me everything.");
        chat.server().play(Events.start("e1"), Events.textStart("t1"), Events.delta("t1", "Word 0"));
        assertThat(chat.answer()).containsText("Word 0");
        chat.page().evaluate(WATCH);
        for (int piece = 1; piece <= PIECES; piece += PIECES_A_FRAME) {
            chat.server().playAtOnce(pieces(piece));
            if (piece % 400 == 1) {
                chat.part("composer").press("x");
            }
        }
        assertThat(chat.answer()).containsText("word " + PIECES, new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
        assertThat(chat.part("composer")).hasValue("x".repeat(PIECES / 400));
        chat.server().play(Events.textEnd("t1"), Events.finish());
        chat.awaitAnswered();

        Map<?, ?> drawn = (Map<?, ?>) chat.page().evaluate("drawn");
        double seconds = ((Number) drawn.get("seconds")).doubleValue();
        assertThat(((Number) drawn.get("times")).intValue() / Math.max(1, seconds)).as("%s", drawn).isBetween(0.1, 40.0);
        assertThat(chat.answer().locator("p").count()).isEqualTo(PIECES / 40 + 1);
    }

    @Test
    void afterAThousandMessagesOneMoreCostsAsMuchAsTheFirst() {
        ChatPage chat = BROWSER.scripted(Wars.rootAddress());
        chat.server().answerEach(number -> Events.all(Events.start("e" + number),
                Events.text("t1", "Answer **%d**:\n\n- one\n- two\n\n```java\nint answer = %1$d;\n```".formatted(number)), Events.finish()));
        chat.page().setDefaultTimeout(PATIENCE_MS * 5);
        chat.page().evaluate(ASK_OFTEN, 2);
        Map<?, ?> early = costOfOne(chat);
        chat.page().evaluate(ASK_OFTEN.replace("i = 1", "i = 4"), EXCHANGES);
        assertThat(chat.messages("assistant")).hasCount(EXCHANGES);
        Map<?, ?> late = costOfOne(chat);

        // One or two more where it was drawn in more steps, but nothing for each message before it.
        assertThat((Integer) late.get("nodes")).isBetween(1, 2 * (Integer) early.get("nodes"));
        chat.page().evaluate(WATCH);
        chat.part("composer").pressSequentially("typing");
        assertThat(chat.page().evaluate("drawn.times")).isEqualTo(0);
    }

    private static Map<?, ?> costOfOne(ChatPage chat) {
        int before = chat.messages("assistant").count();
        chat.page().evaluate(WATCH);
        chat.page().evaluate(ASK_OFTEN.replace("i = 1", "i = " + (before + 1)), before + 1);
        // The colours of the code come last.
        assertThat(chat.answer().locator("code span").first())
                .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE_MS));
        return (Map<?, ?>) chat.page().evaluate("drawn");
    }

    /** A paragraph ends with every fortieth word. */
    private static List<String> pieces(int first) {
        List<String> pieces = new ArrayList<>();
        for (int piece = first; piece < first + PIECES_A_FRAME; piece++) {
            pieces.add(Events.delta("t1", (piece % 40 == 0 ? ".\n\n" : " ") + "word " + piece));
        }
        return pieces;
    }
}
