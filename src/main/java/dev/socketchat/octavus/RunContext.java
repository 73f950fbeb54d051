package dev.socketchat.octavus;

import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.rest.Platform;

/**
 * What a run is told about its surroundings.
 *
 * @param reference leads from a user's report to the log
 * @param maxOutputChars the longest tool output an event carries in full
 * @param maxEchoChars the longest server result a request to the browser carries in full
 * @param control the state of the run, and its end from outside
 */
record RunContext(String reference, int maxOutputChars, int maxEchoChars, RunControl control) {

    /** The browser sends what it got back in a message of bounded length, and the server has its own copy anyway. */
    private static final int BROWSER_ECHO = 4096;

    /** For a run whose events go to a browser. */
    static RunContext browser(String reference, OctavusConfig config, RunControl control) {
        return new RunContext(reference, config.maxOutputEventChars(), BROWSER_ECHO, control);
    }

    /** For a run whose events go to code, which needs every result for its continuation. */
    static RunContext code(Platform platform, RunControl control) {
        return new RunContext(platform.newReference(), Integer.MAX_VALUE, Integer.MAX_VALUE, control);
    }
}
