package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;

/**
 * What all parts of one client share.
 *
 * @param life ends every run of the client
 */
record Platform(PlatformCalls calls, OctavusConfig config, Environment environment, Bodies bodies, Cancellation life) {

    /** A name for a run that leads from a user's report to the line in the log. */
    String newReference() {
        return "%08x".formatted(environment.random().nextInt());
    }

    /** An id that no other client makes. */
    String newId() {
        return "%016x%016x"
                .formatted(environment.random().nextLong(), environment.random().nextLong());
    }
}
