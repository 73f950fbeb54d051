package dev.socketchat.chat.conversation;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.sockjs.CloseStatus;
import java.util.ArrayList;
import java.util.List;

/** Relays the events of one run to the page, with the typing indicator around them. Never blocks but to await room. */
public final class RunRelay implements StreamEventListener {

    private static final EventText TEXT = new EventText();
    private static final String TYPING = TEXT.of(new TypingIndicator(true));
    private static final String NOT_TYPING = TEXT.of(new TypingIndicator(false));
    /** Made beforehand, for when nothing can be made any more. */
    private static final String FAILED = StreamEvent.Failure.of(ErrorType.INTERNAL).json();

    private final Conversation conversation;
    private boolean announced;
    private boolean over;
    private boolean accepted;
    private boolean told;

    RunRelay(Conversation conversation) {
        this.conversation = conversation;
    }

    /** Shows that the agent is at work, unless the run is over already. Called once the run was accepted. */
    public synchronized void begin() {
        if (!over && !announced) {
            announced = true;
            conversation.send(TYPING);
        }
    }

    @Override
    public void onAccepted(String reference) {
        accepted = true;
        conversation.runBegins();
    }

    @Override
    public synchronized void onEvents(List<StreamEvent> events) {
        List<String> messages = new ArrayList<>(events.size() + 1);
        over = events.stream().anyMatch(StreamEvent::isTerminal);
        if (!announced && !over) {
            // The run was faster than begin().
            announced = true;
            messages.add(TYPING);
        }
        for (StreamEvent event : events) {
            if (event.isTerminal() && announced) {
                messages.add(NOT_TYPING);
            }
            messages.add(event instanceof StreamEvent.Start start ? begun(start) : event.json());
        }
        conversation.send(messages);
        told = over;
    }

    private String begun(StreamEvent.Start start) {
        conversation.heard(start);
        return start.jsonWithoutSessionId();
    }

    @Override
    public boolean hasRoom() {
        return conversation.hasRoom();
    }

    @Override
    public void awaitRoom() throws InterruptedException {
        conversation.awaitRoom();
    }

    @Override
    public void onEnd(RunOutcome outcome) {
        try {
            close(outcome);
        } finally {
            if (accepted) {
                conversation.runEnds();
            }
        }
        if (outcome == RunOutcome.FINISHED) {
            conversation.answered();
        }
    }

    /** A page that could not be told of the end is told in words that are there already, or else loses its connection. */
    private synchronized void close(RunOutcome outcome) {
        boolean isInDoubt = over && !told;
        over = true;
        if (outcome == RunOutcome.STOPPED || told) {
            return;
        }
        try {
            if (isInDoubt) {
                conversation.leave(CloseStatus.FAILURE);
            } else {
                conversation.send(NOT_TYPING);
                conversation.send(FAILED);
            }
        } catch (Throwable again) {
            conversation.leave(CloseStatus.FAILURE);
        }
    }
}
