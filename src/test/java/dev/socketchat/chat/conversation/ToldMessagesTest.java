package dev.socketchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.message.Rollback;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ToldMessagesTest {

    private final ToldMessages told = new ToldMessages();

    @ParameterizedTest
    @ValueSource(strings = {"msg_2", "msg_3"})
    void messagesAreTakenBackAfterOneThatThePlatformTold(String id) {
        told.learn(start("msg_2", "msg_3"));

        assertThat(told.known(Rollback.after(id))).isEqualTo(Rollback.after(id));
    }

    @ParameterizedTest
    @ValueSource(strings = {"msg_9", "1785666600000-k3j9x2a"})
    void nothingIsTakenBackAfterAMessageOfAnotherConversationOrOneThePageMadeUp(String id) {
        told.learn(start("msg_2", "msg_3"));

        assertThat(told.known(Rollback.after(id))).isEqualTo(Rollback.NONE);
    }

    @Test
    void everythingOrNothingCanAlwaysBeTakenBack() {
        assertThat(told.known(Rollback.ALL)).isEqualTo(Rollback.ALL);
        assertThat(told.known(Rollback.NONE)).isEqualTo(Rollback.NONE);
    }

    @Test
    void theOldestAreForgottenFirst() {
        for (int i = 0; i <= ToldMessages.LIMIT; i++) {
            told.learn(start("msg_" + i, "msg_" + i));
        }

        assertThat(told.known(Rollback.after("msg_0"))).isEqualTo(Rollback.NONE);
        assertThat(told.known(Rollback.after("msg_1"))).isEqualTo(Rollback.after("msg_1"));
    }

    private static StreamEvent.Start start(String last, String message) {
        return new StreamEvent.Start("{}", Optional.empty(), Optional.empty(), Optional.of(message), Optional.of(last));
    }
}
