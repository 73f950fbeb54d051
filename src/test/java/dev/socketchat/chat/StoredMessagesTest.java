package dev.socketchat.chat;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.conversation.MessageRejected;
import dev.socketchat.chat.conversation.MessagesUpdate;
import dev.socketchat.chat.conversation.SessionExpired;
import dev.socketchat.octavus.message.UiMessage;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

class StoredMessagesTest {

    private final Queue<Runnable> tasks = new ArrayDeque<>();
    private final List<Object> shown = new ArrayList<>();
    private Runnable whileReading = () -> { };
    private int readings;
    private final StoredMessages messages = new StoredMessages("ses_1", this::read, shown::add, tasks::add);

    private Optional<List<UiMessage>> read() {
        String id = "msg_" + ++readings;
        Runnable meanwhile = whileReading;
        whileReading = () -> { };
        meanwhile.run();
        return Optional.of(List.of(new UiMessage(id, "user", "done", Instant.EPOCH, Optional.empty(), List.of())));
    }

    @Test
    void questionsDuringAReadingAreAnsweredTogetherAndAfterIt() {
        whileReading = () -> {
            messages.show();
            messages.show();
        };
        messages.show();
        assertThat(tasks).hasSize(1);

        tasks.remove().run();

        assertThat(tasks).isEmpty();
        assertThat(shown).extracting(event -> ((MessagesUpdate) event).messages().get(0).getString("id")).containsExactly("msg_1", "msg_2");
    }

    @Test
    void aQuestionAfterTheAnswerIsReadAnew() {
        messages.show();
        tasks.remove().run();
        messages.show();
        tasks.remove().run();

        assertThat(shown).hasSize(2);
    }

    @Test
    void noSessionAndAFailureAreSaidAndTheNextQuestionIsHeard() {
        List<Optional<List<UiMessage>>> answers = new ArrayList<>(List.of(Optional.empty()));
        StoredMessages gone = new StoredMessages("ses_1", () -> answers.remove(0), shown::add, Runnable::run);

        gone.show();
        gone.show();

        assertThat(shown).containsExactly(new SessionExpired("ses_1"), new MessageRejected("The messages cannot be read at the moment."));
    }

    @Test
    void busyWorkersAreSaidAndTheNextQuestionIsHeard() {
        List<Runnable> asked = new ArrayList<>();
        StoredMessages busy = new StoredMessages("ses_1", this::read, shown::add, task -> {
            asked.add(task);
            throw new RejectedExecutionException();
        });

        busy.show();
        busy.show();

        assertThat(asked).hasSize(2);
        assertThat(shown).hasSize(2).hasOnlyElementsOfType(MessageRejected.class);
    }
}
