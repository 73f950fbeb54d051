package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Messages that a page takes back are gone on the platform, too: those of its own conversation, and no others. */
@ArquillianTest
class RollbackIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @BeforeEach
    void connect() {
        chat = ChatClient.connect(Wars.contextAddress());
    }

    @AfterEach
    void leave() {
        chat.close();
    }

    @Test
    void whatCameAfterAMessageOfThisConversationIsForgotten() {
        String first = answerTo("Hello");
        answerTo("What plan am I on?");

        String before = again("Show me a table", Json.createValue(first).toString());

        assertThat(before).isEqualTo(first);
        assertThat(bodies()).last().asString().contains("\"rollbackAfterMessageId\":\"" + first + "\"");
    }

    @Test
    void everythingCanBeForgotten() {
        answerTo("Hello");

        assertThat(again("Hello again", "null")).isEmpty();
    }

    @Test
    void anIdOfAnotherConversationNeverReachesThePlatform() {
        String foreign;
        try (ChatClient other = ChatClient.connect(Wars.contextAddress())) {
            other.ask("Hello");
            foreign = other.await("start").getString("messageId");
            other.awaitEnd();
        }
        String own = answerTo("Hello");

        assertThat(again("What plan am I on?", Json.createValue(foreign).toString())).isEqualTo(own);
        assertThat(bodies()).last().asString().doesNotContain(foreign);
    }

    /** The id of the answer. */
    private String answerTo(String words) {
        chat.ask(words);
        String id = chat.await("start").getString("messageId");
        chat.awaitEnd();
        return id;
    }

    /** Says something after taking messages back; answers with the last message that the platform then still had. */
    private String again(String words, String after) {
        chat.send("{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"" + words
                + "\"},\"rollbackAfterMessageId\":" + after + "}");
        String before = chat.await("start").getString("lastMessageId", "");
        chat.awaitEnd();
        return before;
    }

    private List<String> bodies() {
        return PLATFORM.requests("/trigger").stream().map(request -> request.body()).toList();
    }
}
