package dev.socketchat.chat.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The conversation on whose behalf the calling thread works, if any: a tool's, while the tool runs. */
@ApplicationScoped
public class CurrentConversation {

    private final ThreadLocal<Conversation> bound = new ThreadLocal<>();

    /** The calling thread's conversation; empty on threads that work for none. */
    public Optional<Conversation> get() {
        return Optional.ofNullable(bound.get());
    }

    /**
     * Does the work on the calling thread as part of the conversation.
     *
     * @throws Exception what the work throws
     */
    public <T> T during(Conversation conversation, Callable<T> work) throws Exception {
        Conversation before = bound.get();
        bound.set(conversation);
        try {
            return work.call();
        } finally {
            if (before == null) {
                bound.remove();
            } else {
                bound.set(before);
            }
        }
    }
}
