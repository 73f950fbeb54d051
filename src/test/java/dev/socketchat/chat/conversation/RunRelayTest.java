package dev.socketchat.chat.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.StreamEvent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RunRelayTest {

    private static final String TYPING = "{\"type\":\"typing-indicator\",\"isTyping\":true}";
    private static final String NOT_TYPING = "{\"type\":\"typing-indicator\",\"isTyping\":false}";
    private static final String FINISH = "{\"type\":\"finish\",\"finishReason\":\"stop\"}";
    private static final StreamEvent DELTA = new StreamEvent.Opaque("text-delta", "{ \"type\":\"text-delta\", \"n\":1e2 }");

    private final RecordingConnection viewer = new RecordingConnection("s1", null);
    private final RunRelay relay = new Conversation(viewer, Duration.ofSeconds(1)).nextRun();

    @Test
    void eventsOfOneReadLeaveInOneFrameCharacterForCharacter() {
        relay.begin();
        relay.onEvents(List.of(DELTA, DELTA));

        assertThat(viewer.frames()).containsExactly(List.of(TYPING), List.of(DELTA.json(), DELTA.json()));
    }

    @Test
    void typingBeginsWithTheRunAndEndsInTheFrameOfItsLastEvent() {
        relay.begin();
        relay.onEvents(List.of(new StreamEvent.Finish(FINISH, "stop", Optional.empty())));

        assertThat(viewer.frames()).containsExactly(List.of(TYPING), List.of(NOT_TYPING, FINISH));
    }

    @Test
    void typingIsShownBeforeTheFirstEventHoweverFastItComes() {
        relay.onEvents(List.of(DELTA));
        relay.begin();

        assertThat(viewer.frames()).containsExactly(List.of(TYPING, DELTA.json()));
    }

    @Test
    void aRunThatFailedAtOnceIsNotShownAsTypingAfterwards() {
        relay.onEvents(List.of(StreamEvent.Failure.of(ErrorType.INTERNAL)));
        relay.begin();

        assertThat(viewer.frames()).hasSize(1);
    }

    @Test
    void aRunThatWasStoppedBeforeItBeganShowsNothing() {
        relay.onEnd(RunOutcome.STOPPED);
        relay.begin();

        assertThat(viewer.frames()).isEmpty();
    }

    @Test
    void theSessionsIdStaysOnTheServer() {
        String start = "{\"type\":\"start\",\"executionId\":\"exe_1\",\"sessionId\":\"ses_1\",\"lastMessageId\":\"msg_1\"}";

        relay.onEvents(List.of(new StreamEvent.Start(start, Optional.of("exe_1"), Optional.of("ses_1"), Optional.empty(),
                Optional.of("msg_1"))));

        assertThat(viewer.frames().get(0).get(1)).contains("exe_1", "msg_1").doesNotContain("ses_1", "sessionId");
    }

    @Test
    void aPageThatCouldNotBeToldOfTheEndIsToldInWordsThatAreThereAlready() {
        RecordingConnection full = new RecordingConnection("s2", null);
        RunRelay failing = new Conversation(full, Duration.ofSeconds(1)).nextRun();
        failing.onAccepted("r1");
        failing.begin();

        failing.onEnd(RunOutcome.FAILED);

        assertThat(full.frames()).containsExactly(
                List.of(TYPING), List.of(NOT_TYPING), List.of(StreamEvent.Failure.of(ErrorType.INTERNAL).json()));
        assertThat(full.isOpen()).isTrue();
    }

    @Test
    void aPageThatMayHaveBeenToldLosesItsConnectionAndHearsNothingTwice() {
        RecordingConnection broken = new RecordingConnection("s2", null) {
            @Override
            public boolean send(List<String> messages) {
                throw new OutOfMemoryError("Java heap space");
            }
        };
        RunRelay failing = new Conversation(broken, Duration.ofSeconds(1)).nextRun();
        assertThatThrownBy(() -> failing.onEvents(List.of(new StreamEvent.Finish(FINISH, "stop", Optional.empty()))))
                .isInstanceOf(OutOfMemoryError.class);

        failing.onEnd(RunOutcome.FINISHED);

        assertThat(broken.isOpen()).isFalse();
    }
}
