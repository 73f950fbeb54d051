package dev.socketchat.octavus;

import dev.socketchat.octavus.config.OctavusConfig;
import java.net.ProtocolException;

/** What a run may read over all its legs. Used by the run's thread alone. */
final class RunBudget {

    private final OctavusConfig config;
    private long bytes;
    private int malformed;
    private int toolRounds;

    RunBudget(OctavusConfig config) {
        this.config = config;
    }

    void spend(long count) throws ProtocolException {
        bytes += count;
        if (bytes > config.maxRunBytes()) {
            throw new ProtocolException("The answer is longer than " + config.maxRunBytes() + " bytes");
        }
    }

    void countMalformed() throws ProtocolException {
        if (++malformed > config.maxMalformedEvents()) {
            throw new ProtocolException(
                    "The answer has more than " + config.maxMalformedEvents() + " malformed events");
        }
    }

    /** Whether another round of tools is allowed; counts it. */
    boolean allowsToolRound() {
        return ++toolRounds <= config.maxToolRounds();
    }
}
