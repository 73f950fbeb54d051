package dev.socketchat.octavus;

import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusRunException;
import dev.socketchat.octavus.event.StreamEvent;
import java.util.Optional;

/**
 * How an execution ended.
 *
 * @param state what the run becomes by it
 * @param cause what went wrong, for the log and for users of the SDK
 * @param substitute the event to give a browser because the run's events lack a terminal one
 */
record Ending(RunState state, Optional<OctavusException> cause, Optional<StreamEvent.Failure> substitute) {

    static Ending of(RunState state) {
        return new Ending(state, Optional.empty(), Optional.empty());
    }

    /** The ending that a {@code finish} or {@code error} of the platform is. */
    static Ending by(StreamEvent terminal) {
        return terminal instanceof StreamEvent.Failure failure
                ? failed(new OctavusRunException(failure.json()))
                : of(RunState.FINISHED);
    }

    /** An ending whose {@code error} event is already among the run's events. */
    static Ending failed(OctavusException cause) {
        return new Ending(RunState.FAILED, Optional.of(cause), Optional.empty());
    }

    static Ending without(RunState state, OctavusException cause, StreamEvent.Failure substitute) {
        return new Ending(state, Optional.of(cause), Optional.of(substitute));
    }
}
