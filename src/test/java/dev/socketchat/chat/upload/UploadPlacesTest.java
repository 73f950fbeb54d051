package dev.socketchat.chat.upload;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.config.UploadLimits;
import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.RecordingConnection;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UploadPlacesTest {

    private final UploadPlaces places = new UploadPlaces(new UploadLimits.Traffic(4, 2, 3, 1024, Duration.ofMinutes(2)));

    private static Conversation conversation(String id, String address) {
        return new Conversation(new RecordingConnection(id, null).at(address), Duration.ofSeconds(1));
    }

    private long taken(int times, Conversation conversation) {
        return IntStream.range(0, times).filter(any -> places.take(conversation)).count();
    }

    @Test
    void oneConversationOneAddressAndAllTogetherHaveSoManyAndNoMore() {
        assertThat(taken(10, conversation("c1", "here"))).isEqualTo(2);
        assertThat(taken(10, conversation("c2", "here"))).isEqualTo(1);
        assertThat(taken(10, conversation("c3", "there"))).isEqualTo(1);
    }

    @Test
    void aPlaceGivenBackIsFreeForWhoeverComes() {
        Conversation first = conversation("c1", "here");
        Conversation second = conversation("c2", "here");
        taken(2, first);
        taken(1, second);
        assertThat(places.take(second)).isFalse();

        places.giveBack(first);

        assertThat(places.take(second)).isTrue();
        assertThat(places.take(first)).isFalse();
    }

    @Test
    void whoseAddressIsNotKnownIsCountedByConversationAlone() {
        assertThat(taken(2, conversation("c1", ""))).isEqualTo(2);
        assertThat(taken(2, conversation("c2", ""))).isEqualTo(2);
    }
}
