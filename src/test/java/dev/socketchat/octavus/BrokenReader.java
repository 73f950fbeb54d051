package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import java.util.List;

/** A reader that throws in one place, once. */
final class BrokenReader extends RecordingListener {

    /** Where it throws, and what becomes of the run. */
    enum Place {
        LABEL(RunOutcome.FINISHED, 1),
        ACCEPTED(RunOutcome.FAILED, 1),
        FIRST_EVENTS(RunOutcome.FAILED, 0),
        LAST_EVENT(RunOutcome.FINISHED, 0),
        ROOM(RunOutcome.FAILED, 1),
        WAIT_FOR_ROOM(RunOutcome.FAILED, 1),
        END(RunOutcome.FINISHED, 1);

        private final RunOutcome outcome;
        private final int terminals;

        Place(RunOutcome outcome, int terminals) {
            this.outcome = outcome;
            this.terminals = terminals;
        }

        RunOutcome outcome() {
            return outcome;
        }

        /** How many terminal events such a reader hears: none after it failed to hear one. */
        int terminals() {
            return terminals;
        }
    }

    private final Breakage breakage;
    private final Place place;

    BrokenReader(Breakage breakage, Place place) {
        this.breakage = breakage;
        this.place = place;
    }

    long terminals() {
        return events().stream().filter(StreamEvent::isTerminal).count();
    }

    private void breakAt(Place here) {
        if (here == place) {
            breakage.happen();
        }
    }

    @Override
    public String label() {
        breakAt(Place.LABEL);
        return "";
    }

    @Override
    public void onAccepted(String reference) {
        breakAt(Place.ACCEPTED);
    }

    @Override
    public void onEvents(List<StreamEvent> events) {
        breakAt(Place.FIRST_EVENTS);
        if (events.stream().anyMatch(StreamEvent::isTerminal)) {
            breakAt(Place.LAST_EVENT);
        }
        super.onEvents(events);
    }

    @Override
    public boolean hasRoom() {
        breakAt(Place.ROOM);
        return place != Place.WAIT_FOR_ROOM;
    }

    @Override
    public void awaitRoom() {
        breakAt(Place.WAIT_FOR_ROOM);
    }

    @Override
    public void onEnd(RunOutcome outcome) {
        super.onEnd(outcome);
        breakAt(Place.END);
    }
}
