package dev.socketchat.octavus;

/**
 * What a run is told about its surroundings.
 *
 * @param reference leads from a user's report to the log
 * @param maxOutputChars the longest tool output an event carries in full
 * @param maxEchoChars the longest server result a request to the browser carries in full
 * @param stop ends the run
 */
record RunContext(String reference, int maxOutputChars, int maxEchoChars, Cancellation stop) {

    /** The browser sends what it got back in a message of bounded length, and the server has its own copy anyway. */
    private static final int BROWSER_ECHO = 4096;

    /** For a run whose events go to a browser. */
    static RunContext browser(String reference, OctavusConfig config, Cancellation stop) {
        return new RunContext(reference, config.maxOutputEventChars(), BROWSER_ECHO, stop);
    }

    /** For a run whose events go to code, which needs every result for its continuation. */
    static RunContext code(Platform platform, Cancellation stop) {
        return new RunContext(platform.newReference(), Integer.MAX_VALUE, Integer.MAX_VALUE, stop);
    }
}
