package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.Geolocation;
import dev.socketchat.it.Wars;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@ArquillianTest
class ChatPageIT {

    private static Playwright playwright;
    private static Browser browser;

    private ChatPage chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.root();
    }

    @BeforeAll
    static void startBrowser() {
        playwright = InstalledBrowser.playwright();
        browser = InstalledBrowser.launch(playwright);
    }

    @AfterAll
    static void stopBrowser() {
        if (playwright != null) {
            playwright.close();
        }
    }

    @BeforeEach
    void openPage() {
        chat = ChatPage.open(browser, Wars.rootAddress(), ChatPage.options()
                .setPermissions(List.of("geolocation")).setGeolocation(new Geolocation(52.52, 13.405)));
    }

    @AfterEach
    void theConsoleStayedEmpty() {
        assertThat(chat.console()).isEmpty();
        chat.close();
    }

    @Test
    void showsTheConnectionTheDemoNoticeAndAFewPromptsWhenItOpens() {
        assertThat(chat.part("connection")).hasText(Pattern.compile("Connected"));
        assertThat(chat.part("demo-notice")).containsText("OCTAVUS_API_KEY");
        assertThat(chat.part("prompt").count()).isBetween(3, 5);
    }

    @Test
    void aPromptIsSentByAClickAndTheSuggestionsGo() {
        String prompt = chat.part("prompt").first().innerText();
        chat.part("prompt").first().click();
        chat.awaitAnswered();
        assertThat(chat.messages("user").first()).containsText(prompt);
        assertThat(chat.part("prompt")).hasCount(0);
    }

    @Test
    void anAnswerStreamsInAsMarkdown() {
        chat.ask("Show me a table");
        assertThat(chat.part("stop")).isVisible();
        chat.awaitAnswered();
        assertThat(chat.answer().locator("table")).isVisible();
    }

    @Test
    void theAccountToolRunsOnTheServerAndItsResultIsInTheAnswer() {
        chat.ask("What plan am I on?").awaitAnswered();
        assertThat(chat.part("tool-card")).hasAttribute("data-state", "done");
        assertThat(chat.answer()).containsText("pro");
    }

    @Test
    void aTicketIsOpenedWithAToastBesideTheAnswer() {
        chat.ask("My printer is broken, please open a ticket");
        assertThat(chat.part("toast")).containsText("TKT-");
        chat.awaitAnswered();
        assertThat(chat.answer()).containsText("TKT-");
    }

    @Test
    void theTypingIndicatorIsShownWhileTheAgentAnswers() {
        chat.ask("Tell me a long story");
        assertThat(chat.part("typing")).isVisible();
        chat.stop();
        assertThat(chat.part("typing")).isHidden();
    }

    @Test
    void theBrowserTellsTheAgentWhereItIs() {
        chat.ask("Where am I?").awaitAnswered();
        assertThat(chat.answer()).containsText("52.52");
    }

    @Test
    void stopEndsTheAnswerAtOnceKeepsItsTextAndLetsTheNextMessageThrough() {
        Locator story = chat.messages("assistant").first().locator("p").first();
        chat.ask("Tell me a long story");
        assertThat(story).containsText(Pattern.compile("\\w+ \\w+ \\w+ \\w+"));
        chat.stop();
        chat.awaitAnswered();
        String partial = story.textContent();
        chat.ask("What plan am I on?").awaitAnswered();
        assertThat(chat.answer()).containsText("pro");
        assertThat(story).hasText(partial);
    }

    @Test
    void aRefusedLocationIsToldToTheAgentAndAnswered() {
        chat.page().context().clearPermissions();
        chat.ask("Where am I?").awaitAnswered();
        assertThat(chat.part("tool-card")).hasAttribute("data-state", "failed");
        assertThat(chat.answer().locator("p").last()).not().isEmpty();
    }

    @Test
    void aFailureOfTheAgentIsShownWithItsWayOn() {
        chat.ask("!error");
        assertThat(chat.part("error-card")).isVisible();
        chat.ask("What plan am I on?").awaitAnswered();
        assertThat(chat.answer()).containsText("pro");
    }

    @Test
    void whatTheAgentWritesCannotBecomeMarkup() {
        chat.ask("<img src=x onerror=alert(1)> <script>alert(1)</script>").awaitAnswered();
        assertThat(chat.page().locator("main img, main script")).hasCount(0);
    }
}
