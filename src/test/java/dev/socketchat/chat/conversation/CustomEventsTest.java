package dev.socketchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class CustomEventsTest {

    private static final String HELLO = "{\"type\":\"custom-notification\",\"message\":\"Hello\"}";

    private final Conversations conversations = new Conversations();
    private final CurrentConversation current = new CurrentConversation();
    private final CustomEvents events = new CustomEvents();
    private final RecordingConnection ann = new RecordingConnection("s1", "ann");
    private final RecordingConnection annElsewhere = new RecordingConnection("s2", "ann");
    private final RecordingConnection guest = new RecordingConnection("s3", null);

    @BeforeEach
    void open() {
        events.conversations = conversations;
        events.current = current;
        List.of(ann, annElsewhere, guest).forEach(viewer -> conversations.opened(conversation(viewer)));
    }

    private static Conversation conversation(RecordingConnection viewer) {
        return new Conversation(viewer, Duration.ofSeconds(1));
    }

    @Test
    void anEventGoesToTheConversationAtHand() throws Exception {
        current.during(conversation(guest), () -> {
            events.send(new Notification("Hello"));
            return true;
        });

        assertThat(guest.frames()).containsExactly(List.of(HELLO));
        assertThat(ann.frames()).isEmpty();
        assertThat(current.get()).isEmpty();
    }

    @Test
    void withoutAConversationAtHandOneMustBeNamed() {
        assertThatIllegalStateException().isThrownBy(() -> events.send(new Notification("Hello")));

        assertThat(events.sendToConversation("s3", new Notification("Hello"))).isTrue();
        assertThat(events.sendToConversation("gone", new Notification("Hello"))).isFalse();
        assertThat(guest.frames()).containsExactly(List.of(HELLO));
    }

    @Test
    void aUserIsReachedInEveryConversationAndEveryoneInAll() {
        assertThat(events.sendToUser("ann", new Notification("Hello"))).isEqualTo(2);
        assertThat(guest.frames()).isEmpty();

        assertThat(events.sendToEveryone(new Notification("Hello"))).isEqualTo(3);
    }

    @Test
    void whatHasNoNameOrThatOfAnAgentsEventIsRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> events.sendToEveryone("text"))
                .withMessageContaining("@CustomEvent");
        assertThatIllegalArgumentException().isThrownBy(() -> events.sendToEveryone(new Impostor()))
                .withMessageContaining("finish");
        assertThatIllegalArgumentException().isThrownBy(() -> events.sendToEveryone(new Masked("finish")))
                .withMessageContaining("'type'");
    }

    @CustomEvent("finish")
    public record Impostor() {
    }

    @CustomEvent("mask")
    public record Masked(String type) {
    }
}
