package dev.socketchat.octavus;

import dev.socketchat.octavus.config.OctavusConfig;

/** What a run may read over all its legs. Used by the run's thread alone. */
final class RunBudget {

    private final OctavusConfig config;
    private long bytes;
    private int malformed;
    private int toolRounds;

    RunBudget(OctavusConfig config) {
        this.config = config;
    }

    void spend(long count) throws TooMuchException {
        bytes += count;
        if (bytes > config.maxRunBytes()) {
            throw new TooMuchException(
                    "The answer is longer than " + config.maxRunBytes() + " bytes",
                    "The answer was stopped because it became too long.");
        }
    }

    void countMalformed() throws TooMuchException {
        if (++malformed > config.maxMalformedEvents()) {
            throw new TooMuchException(
                    "The answer has more than " + config.maxMalformedEvents() + " malformed events",
                    "The answer was stopped because it could not be read.");
        }
    }

    /** Whether another round of tools is allowed; counts it. */
    boolean allowsToolRound() {
        return ++toolRounds <= config.maxToolRounds();
    }
}
