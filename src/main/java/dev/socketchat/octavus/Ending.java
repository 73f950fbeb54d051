package dev.socketchat.octavus;

import java.util.Optional;

/**
 * How an execution ended.
 *
 * @param cause what went wrong, for the log and for users of the SDK
 * @param substitute the event to give a browser because the run's events lack a terminal one
 */
record Ending(RunOutcome outcome, Optional<OctavusException> cause, Optional<StreamEvent.Failure> substitute) {

    static Ending of(RunOutcome outcome) {
        return new Ending(outcome, Optional.empty(), Optional.empty());
    }

    /** An ending whose {@code error} event is already among the run's events. */
    static Ending failed(OctavusException cause) {
        return new Ending(RunOutcome.FAILED, Optional.of(cause), Optional.empty());
    }

    static Ending without(RunOutcome outcome, OctavusException cause, StreamEvent.Failure substitute) {
        return new Ending(outcome, Optional.of(cause), Optional.of(substitute));
    }
}
