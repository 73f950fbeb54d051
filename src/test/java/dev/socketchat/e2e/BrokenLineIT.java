package dev.socketchat.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.assertions.LocatorAssertions;
import dev.socketchat.it.Wars;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The page at the end of a network that breaks. */
@ArquillianTest
class BrokenLineIT {

    /** The page takes its time between attempts, and every way that is closed costs the SockJS client some more. */
    private static final double PATIENCE_MS = 40_000;
    private static final String COMPLAINTS = "WebSocket connection to|Failed to load resource|ERR_";

    @RegisterExtension
    static final BrowserOfTheClass BROWSER = new BrowserOfTheClass();

    private TcpLine line;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @BeforeEach
    void connectTheLine() {
        line = TcpLine.to(Wars.contextAddress());
    }

    @AfterEach
    void removeTheLine() {
        line.close();
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void aLostConnectionIsShownCountedDownAndTriedAgainWhenTheUserSaysSo(Way way) {
        ChatPage chat = open(way);
        line.refuse();

        assertThat(chat.part("banner")).containsText("The connection was lost.");
        assertThat(chat.part("connection")).hasText(Pattern.compile("Reconnecting"));
        assertThat(chat.part("banner")).containsText(Pattern.compile("Trying again in \\d"),
                new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
        line.repair();
        chat.part("banner").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Try now")).click();

        chat.awaitConnected();
        assertThat(chat.part("banner")).hasCount(0);
        chat.ask("What plan am I on?").awaitAnswered();
        assertThat(chat.answer()).containsText("pro");
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void aMessageWrittenMeanwhileIsSentOnceWhenTheConnectionIsBack(Way way) {
        ChatPage chat = open(way);
        line.refuse();
        assertThat(chat.part("banner")).isVisible();

        chat.ask("What plan am I on?");
        assertThat(chat.page().getByText("Will be sent when you are back online")).isVisible();
        assertThat(chat.sent("trigger", 0)).isEmpty();
        line.repair();

        assertThat(chat.answer()).containsText("pro", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE_MS));
        chat.awaitAnswered();
        assertThat(chat.page().getByText("Will be sent when you are back online")).hasCount(0);
        assertThat(chat.messages("user")).hasCount(1);
        assertThat(chat.sent("trigger", 1)).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource(names = {"WEBSOCKET", "XHR_STREAMING"})
    void anAnswerThatIsCutOffEndsInAnErrorAndCanBeAskedForAgain(Way way) {
        ChatPage chat = open(way).ask("Tell me a long story");
        assertThat(chat.answer()).containsText("Once there was a small message");
        line.cut();

        assertThat(chat.part("error-card")).containsText("Connection lost");
        assertThat(chat.answer()).containsText("Once there was a small message");
        chat.awaitConnected().part("retry").click();

        assertThat(chat.part("error-card")).hasCount(0);
        assertThat(chat.answer()).containsText("Once there was a small message");
        assertThat(chat.part("stop")).isVisible();
        chat.stop();
        assertThat(chat.messages("user")).hasCount(1);
        assertThat(chat.messages("assistant")).hasCount(1);
    }

    @Test
    void aConnectionThatOnlySeemsOpenIsGivenUpAfterAMinuteOfSilence() {
        ChatPage chat = BROWSER.open(line.address(), page -> page.clock().install()).expectComplaints(COMPLAINTS);
        line.swallow();
        chat.page().clock().fastForward("01:10");

        assertThat(chat.part("connection")).hasText(Pattern.compile("Reconnecting"));
        assertThat(chat.part("banner")).isVisible();
    }

    private ChatPage open(Way way) {
        return BROWSER.open(line.address(), way).expectComplaints(COMPLAINTS);
    }
}
