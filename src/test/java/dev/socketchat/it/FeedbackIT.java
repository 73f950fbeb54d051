package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the page tells of people's opinions of answers. */
@ArquillianTest
class FeedbackIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"up\"", "\"down\"", "null"})
    void aRatingIsTakenWithoutAWord(String rating) {
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            chat.send("{\"type\":\"message-feedback\",\"messageId\":\"msg_7\",\"rating\":" + rating + "}");
            // Messages of a conversation are heard in order: this one is answered after the rating was.
            chat.send("{\"type\":\"message-feedback\"}").await("message-rejected");
            assertThat(chat.types()).containsExactly("message-rejected");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "{\"type\":\"message-feedback\",\"messageId\":\"forged\\nline\",\"rating\":\"up\"}",
        "{\"type\":\"message-feedback\",\"messageId\":\"msg_7\",\"rating\":\"five stars\"}",
    })
    void anythingElseIsRejectedWithASentence(String message) {
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            assertThat(chat.send(message).await("message-rejected").getString("message")).contains("must be");
        }
    }
}
