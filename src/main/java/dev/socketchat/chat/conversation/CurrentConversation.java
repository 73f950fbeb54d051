package dev.socketchat.chat.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The conversation on whose behalf the calling thread works: a tool's while the tool runs, a custom message's while it is
 * observed. Inject it to learn who is chatting. Other threads, such as those a tool starts, work for none.
 */
@ApplicationScoped
public class CurrentConversation {

    private final ThreadLocal<Conversation> bound = new ThreadLocal<>();

    /** The calling thread's conversation; empty on threads that work for none. */
    public Optional<Conversation> get() {
        return Optional.ofNullable(bound.get());
    }

    /**
     * The id of the conversation at hand, as {@link CustomEvents#sendToConversation} takes it.
     *
     * @throws IllegalStateException on a thread that works for none
     */
    public String id() {
        return get().map(Conversation::id).orElseThrow(() -> new IllegalStateException("No conversation is at hand here"));
    }

    /** Who is chatting, if somebody logged in and the calling thread works for a conversation. */
    public Optional<Principal> user() {
        return get().flatMap(Conversation::user);
    }

    /**
     * Does the work on the calling thread as part of the conversation, and as who is chatting.
     *
     * @throws Exception what the work throws
     */
    public <T> T during(Conversation conversation, Callable<T> work) throws Exception {
        Conversation before = bound.get();
        bound.set(conversation);
        try {
            return conversation.asUser(work);
        } finally {
            if (before == null) {
                bound.remove();
            } else {
                bound.set(before);
            }
        }
    }
}
