package dev.socketchat.octavus;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a run stands, from the moment its message was accepted. {@link RunControl#become} is the one place where that
 * changes.
 *
 * <pre>
 *  ACCEPTED ──▶ RUNNING ◀──────────▶ TOOLS
 *     │            │ ├──▶ FINISHED     │ └──▶ AWAITING_CLIENT ┄┄ a continuation is accepted as a run of its own
 *     │            │ └──▶ INTERRUPTED  │
 *     └────────────┴───────────────────┴─────▶ FAILED
 *     └────────────┴───────────────────┴─────▶ STOPPED
 * </pre>
 *
 * The last five are over: what a run that is over still wants to say is dropped.
 */
enum RunState {
    /** Waits for a thread, and for the session if there is none yet. */
    ACCEPTED(null),
    /** The platform is asked, or answers. */
    RUNNING(null),
    /** The server's tools run, and the platform waits for their results. */
    TOOLS(null),
    AWAITING_CLIENT(RunOutcome.WAITING_FOR_CLIENT_TOOLS),
    FINISHED(RunOutcome.FINISHED),
    INTERRUPTED(RunOutcome.INTERRUPTED),
    FAILED(RunOutcome.FAILED),
    STOPPED(RunOutcome.STOPPED);

    private final @Nullable RunOutcome outcome;

    RunState(@Nullable RunOutcome outcome) {
        this.outcome = outcome;
    }

    boolean isOver() {
        return outcome != null;
    }

    /** How it ended; empty while it goes on. */
    Optional<RunOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    /** Whether a run that stands here may go there next. */
    boolean leadsTo(RunState next) {
        return switch (next) {
            case ACCEPTED -> false;
            case RUNNING -> this == ACCEPTED || this == TOOLS;
            case TOOLS, FINISHED, INTERRUPTED -> this == RUNNING;
            case AWAITING_CLIENT -> this == TOOLS;
            case FAILED, STOPPED -> !isOver();
        };
    }
}
