package dev.socketchat.octavus.tool;

import java.util.List;

/** May change the results of server tools before anybody sees them, and hears of results that had to be shortened. */
public interface ToolResultListener {

    /** Changes nothing. */
    ToolResultListener NONE = new ToolResultListener() {};

    /**
     * A result that was too large for the request to the platform.
     *
     * @param originalBytes its size as JSON in UTF-8
     * @param keptBytes the size of what is sent
     * @param variableCapture whether it was meant for a variable and became an error instead
     */
    record Shortening(String toolCallId, String toolName, int originalBytes, int keptBytes, boolean variableCapture) {}

    /**
     * Looks at the results of a round, before their events and before the platform gets them. Called on the run's
     * thread, which may block; only for rounds in which a tool of the server ran.
     *
     * @return the results to use: the same calls in the same order
     * @throws Exception ends the run with an internal error
     */
    default List<ToolResult> onResults(List<ToolResult> results) throws Exception {
        return results;
    }

    /** This listener and then another, which sees what this one made of the results. */
    default ToolResultListener andThen(ToolResultListener next) {
        ToolResultListener first = this;
        return new ToolResultListener() {
            @Override
            public List<ToolResult> onResults(List<ToolResult> results) throws Exception {
                return next.onResults(first.onResults(results));
            }

            @Override
            public void onCalled(ToolReport report) {
                first.onCalled(report);
                next.onCalled(report);
            }

            @Override
            public void onShortened(Shortening shortening) {
                first.onShortened(shortening);
                next.onShortened(shortening);
            }
        };
    }

    /**
     * Hears how a call went, also that of a run that was stopped meanwhile. Called on the run's thread, once for each
     * call, when all of its round have an outcome; must not block. What it throws is logged and changes nothing.
     */
    default void onCalled(ToolReport report) {}

    /** Hears of a result that was shortened. Called on the run's thread. */
    default void onShortened(Shortening shortening) {}
}
