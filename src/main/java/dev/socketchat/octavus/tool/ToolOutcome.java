package dev.socketchat.octavus.tool;

/** What became of one call of a server tool. */
public enum ToolOutcome {
    /** It gave a result. */
    SUCCEEDED,
    /** It threw an exception. */
    FAILED,
    /** It was interrupted because its time was up. */
    TIMED_OUT,
    /** It did not begin: the tool executor was full. */
    BUSY,
    /** It was interrupted, or did not begin, because the run ended; nobody gets its result. */
    STOPPED,
    /** It did not begin: a tool with side effects had served this very call before, and that result was used. */
    REPEATED
}
