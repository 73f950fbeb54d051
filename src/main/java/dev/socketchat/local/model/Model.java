package dev.socketchat.local.model;

import java.io.IOException;

/** Something that answers conversations. Called by several threads at a time, one per running answer. */
@FunctionalInterface
public interface Model {

    /**
     * Answers once: text, reasoning and tool calls go to the output while they are made; returns when the step is over.
     * Tool results arrive with the next request.
     *
     * @return why the step ended: {@code stop}, {@code length} or {@code content-filter}
     * @throws ModelException when the model cannot answer; what was written before stays
     * @throws IOException when nobody listens any more, as thrown by the output
     */
    String answer(ModelRequest request, ModelOutput output) throws ModelException, IOException;
}
