package dev.socketchat.chat.observe;

import java.util.Optional;

/**
 * Something that happened to a run. Fired as a CDI event on a thread kept for observers, in order, after the fact: to
 * {@code @Observes} methods first, then to {@code @ObservesAsync} ones. Observers may block, but all share that thread:
 * up to 1000 events wait for it, and further ones are dropped, which the log says. What an observer throws is logged and
 * changes nothing for the run. The calling thread has a CDI request context, no transaction and no caller principal.
 */
public sealed interface RunEvent permits RunStarted, RunEnded, ToolCalled {

    /** The reference of the run: as in the log, and in the error a person sees. */
    String runId();

    /** The conversation, as {@code CustomEvents.sendToConversation} takes it and the log names its connection. */
    String conversationId();

    /** The name of who is chatting, if somebody logged in. */
    Optional<String> user();
}
