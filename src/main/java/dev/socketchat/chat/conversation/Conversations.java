package dev.socketchat.chat.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The conversations that are open on this server. Any thread may call. */
@ApplicationScoped
public class Conversations {

    private final Map<String, Conversation> open = new ConcurrentHashMap<>();

    /** Makes the conversation reachable by its id and its user. */
    public void opened(Conversation conversation) {
        open.put(conversation.id(), conversation);
    }

    /** Forgets the conversation. */
    public void closed(Conversation conversation) {
        open.remove(conversation.id());
    }

    /** The open conversation with that id. */
    public Optional<Conversation> find(String id) {
        return Optional.ofNullable(open.get(id));
    }

    /** All that are open at this moment. */
    public Collection<Conversation> all() {
        return open.values();
    }
}
