package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import java.util.concurrent.CancellationException;

/** One run as others see and end it: its state, and what breaks off its work. Any thread may call. */
final class RunControl {

    private final Cancellation work = new Cancellation();
    private RunState state = RunState.ACCEPTED;

    /** Ends every wait of the run and closes what it has open. Says nothing about its state. */
    Cancellation work() {
        return work;
    }

    synchronized RunState state() {
        return state;
    }

    boolean isOver() {
        return state().isOver();
    }

    /**
     * The one place where the state of a run changes.
     *
     * @return false if the run is over; then it stays as it is
     * @throws IllegalStateException if a run cannot go there from where this one stands
     */
    synchronized boolean become(RunState next) {
        if (state.isOver()) {
            return false;
        }
        if (!state.leadsTo(next)) {
            throw new IllegalStateException("A run that is " + state + " cannot become " + next);
        }
        state = next;
        return true;
    }

    /**
     * Goes on with the run.
     *
     * @throws CancellationException if it is over
     */
    void proceed(RunState next) {
        if (!become(next)) {
            throw new CancellationException();
        }
    }
}
