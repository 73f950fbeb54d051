package dev.socketchat.chat.conversation;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.event.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/** Relays the events of one run to the page, with the typing indicator around them. Never blocks but to await room. */
public final class RunRelay implements StreamEventListener {

    private static final EventText TEXT = new EventText();
    private static final String TYPING = TEXT.of(new TypingIndicator(true));
    private static final String NOT_TYPING = TEXT.of(new TypingIndicator(false));

    private final Conversation conversation;
    private boolean announced;
    private boolean over;

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
        synchronized (this) {
            over = true;
        }
        conversation.runEnds();
        if (outcome == RunOutcome.FINISHED) {
            conversation.answered();
        }
    }
}
