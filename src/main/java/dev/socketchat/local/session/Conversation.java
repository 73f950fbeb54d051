package dev.socketchat.local.session;

import dev.socketchat.local.model.ModelMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What was said in a session, in two views: messages as pages and the full state show them, and threads as models see
 * them. Bounded: the oldest messages are forgotten first. Safe for several threads.
 */
final class Conversation {

    private final int limit;
    private final List<Message> messages = new ArrayList<>();
    private final Map<String, List<Entry>> threads = new HashMap<>();

    private record Entry(String messageId, ModelMessage message) {
    }

    Conversation(int limit) {
        this.limit = limit;
    }

    synchronized List<Message> messages() {
        return List.copyOf(messages);
    }

    /** Adds a message unless it is there already. */
    synchronized void add(Message message) {
        if (messages.contains(message)) {
            return;
        }
        messages.add(message);
        if (messages.size() > limit) {
            messages.remove(0);
            keepOnly(messages);
        }
    }

    /** Adds what a model is to see, which goes when the message goes. */
    synchronized void tell(String thread, Message message, ModelMessage content) {
        threads.computeIfAbsent(thread, it -> new ArrayList<>()).add(new Entry(message.id(), content));
    }

    synchronized List<ModelMessage> thread(String name) {
        return threads.getOrDefault(name, List.of()).stream().map(Entry::message).toList();
    }

    /** The id of the newest message other than the given one. */
    synchronized Optional<String> lastMessageId(Message except) {
        return messages.stream().filter(message -> message != except).reduce((first, second) -> second)
                .map(Message::id);
    }

    /**
     * Drops what came after a message.
     *
     * @param last the id of the last message to keep, empty to keep none; an unknown id changes nothing, because a page
     *     that has not seen a {@code start} event yet knows local ids only
     */
    synchronized void rollback(Optional<String> last) {
        List<String> ids = messages.stream().map(Message::id).toList();
        int keep = last.map(ids::indexOf).orElse(-1) + 1;
        if (last.isEmpty() || keep > 0) {
            messages.subList(keep, messages.size()).clear();
            keepOnly(messages);
        }
    }

    private void keepOnly(List<Message> kept) {
        Set<String> ids = kept.stream().map(Message::id).collect(Collectors.toSet());
        threads.values().forEach(entries -> entries.removeIf(entry -> !ids.contains(entry.messageId())));
    }
}
