package dev.socketchat.octavus.tool;

import java.time.Duration;
import java.util.Optional;

/**
 * What the server has to know of a tool besides what it does.
 *
 * @param timeLimit positive; empty: the configured time
 * @param sideEffects whether it changes anything. One and the same call of such a tool is served once and never again,
 *     also when the platform repeats it; and when its time is up, the model is told that it may have taken effect.
 */
public record ToolPolicy(Optional<Duration> timeLimit, boolean sideEffects) {

    /** The configured time, and no side effects. */
    public static final ToolPolicy STANDARD = new ToolPolicy(Optional.empty(), false);

    /**
     * Checks the limit.
     *
     * @throws IllegalArgumentException if it is not positive
     */
    public ToolPolicy {
        if (timeLimit.filter(limit -> limit.isNegative() || limit.isZero()).isPresent()) {
            throw new IllegalArgumentException("A tool's time limit must be positive");
        }
    }
}
