package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.Page;
import dev.socketchat.it.Wars;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Reading, and taking along what was read. */
@ArquillianTest
@Tag("page")
class ReadingIT {

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    private ChatPage chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @BeforeEach
    void openPage() {
        chat = BROWSER.open(Wars.rootAddress(),
                ChatPage.options().setPermissions(List.of("clipboard-read", "clipboard-write")), page -> { });
    }

    @Test
    void thePageFollowsUntilTheUserScrollsUpAndAgainWhenTheyAsk() {
        chat.ask("Show me a table").awaitAnswered();
        chat.ask("Tell me a long story");
        Locator box = chat.page().locator("main");
        chat.page().waitForCondition(() -> number(box, "box => box.scrollTop") > 450);
        assertThat(fromEnd(box)).isLessThan(30);

        box.hover();
        chat.page().mouse().wheel(0, -400);
        assertThat(chat.part("jump")).isVisible();
        double before = number(box, "box => box.scrollTop");
        double height = number(box, "box => box.scrollHeight");
        // The answer goes on, and the place where the user reads stays.
        chat.page().waitForCondition(() -> number(box, "box => box.scrollHeight") > height + 40);
        assertThat(number(box, "box => box.scrollTop")).isEqualTo(before);

        chat.part("jump").click();
        assertThat(fromEnd(box)).isLessThan(2);
        assertThat(chat.part("jump")).isHidden();
        chat.stop();
    }

    @Test
    void codeIsCopiedExactlyAsItWasWritten() {
        chat.ask("Show me code").awaitAnswered();

        chat.answer().locator(".code-box").getByTestId("copy").click();

        assertThat(chat.answer().locator(".code-box").getByTestId("copy")).hasText("Copied");
        assertThat(clipboard()).isEqualTo("""
                @ApplicationScoped
                class AccountTools {

                    @AgentTool("get-user-account")
                    Account account(AccountQuery query) {
                        return new Account("Demo User", "pro");
                    }
                }""");
    }

    @Test
    void anAnswerIsCopiedAsItsMarkdown() {
        chat.ask("What plan am I on?").awaitAnswered();

        chat.answer().locator(".actions").getByTestId("copy").click();

        assertThat(chat.answer().locator(".actions").getByTestId("copy")).hasText("Copied");
        assertThat(clipboard()).startsWith("You are on the **pro** plan");
    }

    @Test
    void theConversationIsCopiedAndSaved() throws IOException {
        chat.ask("What plan am I on?").awaitAnswered();

        choose("Copy conversation");
        chat.page().waitForCondition(() -> clipboard().startsWith("## You"));
        assertThat(clipboard()).contains("What plan am I on?", "## Assistant", "> Looking up your account: Done", "**pro**");
        assertThat(saved("Download as Markdown")).isEqualTo(clipboard());
        assertThat(saved("Download as JSON")).contains("\"role\": \"assistant\"", "\"name\": \"get-user-account\"", "**pro**");
    }

    @Test
    void linksLeadOutsideAndReasoningIsFoldedAway() {
        chat.ask("!think").awaitAnswered();

        Locator source = chat.answer().locator(".sources a");
        assertThat(source).hasAttribute("rel", "noopener noreferrer");
        assertThat(source).hasAttribute("target", "_blank");
        assertThat(source).containsText("octavus.ai");
        Locator thoughts = chat.answer().locator("details.reasoning p");
        assertThat(thoughts).isHidden();
        chat.answer().locator("details.reasoning summary").click();
        assertThat(thoughts).containsText("step by step");
    }

    @Test
    void whatIsThoughtOfAnAnswerIsTold() {
        chat.ask("Hello").awaitAnswered();

        chat.part("rate-up").click();

        assertThat(chat.part("rate-up")).hasAttribute("aria-pressed", "true");
        assertThat(chat.sent("message-feedback", 1).get(0).getString("messageId")).startsWith("msg_");
        chat.ask("Hello").awaitAnswered();
        assertThat(chat.part("toast")).hasCount(0);
    }

    private void choose(String item) {
        chat.part("menu").click();
        chat.page().getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(item)).click();
    }

    private String saved(String item) throws IOException {
        Download download = chat.page().waitForDownload(() -> choose(item));
        assertThat(download.suggestedFilename()).matches(Pattern.compile("conversation\\.(md|json)"));
        return Files.readString(download.path());
    }

    private String clipboard() {
        return (String) chat.page().evaluate("navigator.clipboard.readText()");
    }

    private static double fromEnd(Locator box) {
        return number(box, "box => box.scrollHeight - box.clientHeight - box.scrollTop");
    }

    private static double number(Locator box, String script) {
        return ((Number) box.evaluate(script)).doubleValue();
    }
}
