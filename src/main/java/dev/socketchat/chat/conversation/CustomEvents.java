package dev.socketchat.chat.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Collection;

/**
 * Sends an application's own events to pages, beside the agent's: records that carry {@link CustomEvent}. Nothing here
 * blocks, and any thread may call. Delivery is best effort: an event to a page that has gone is dropped.
 */
@ApplicationScoped
public class CustomEvents {

    @Inject
    Conversations conversations;
    @Inject
    CurrentConversation current;

    private final EventText text = new EventText();

    /**
     * Sends to the conversation the calling thread works for, such as a tool's.
     *
     * @throws IllegalStateException if it works for none; name the conversation, the user or everyone instead
     * @throws IllegalArgumentException if the event is no record with a usable {@link CustomEvent} name
     */
    public void send(Object event) {
        Conversation conversation = current.get().orElseThrow(() -> new IllegalStateException(
                "No conversation is at hand here: send to a conversation, a user or everyone"));
        conversation.send(text.of(event));
    }

    /** Sends to the conversation with that id. Answers whether it was open. */
    public boolean sendToConversation(String id, Object event) {
        String message = text.of(event);
        return conversations.find(id).map(conversation -> conversation.send(message)).orElse(false);
    }

    /** Sends to every conversation of the logged-in user with that name. Answers how many were reached. */
    public int sendToUser(String name, Object event) {
        String message = text.of(event);
        return sendAll(conversations.all().stream()
                .filter(conversation -> conversation.user().map(Principal::getName).filter(name::equals).isPresent())
                .toList(), message);
    }

    /** Sends to every conversation on this server. Answers how many were reached. */
    public int sendToEveryone(Object event) {
        return sendAll(conversations.all(), text.of(event));
    }

    private static int sendAll(Collection<Conversation> receivers, String message) {
        return (int) receivers.stream().filter(conversation -> conversation.send(message)).count();
    }
}
