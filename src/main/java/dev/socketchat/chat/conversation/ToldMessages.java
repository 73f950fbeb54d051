package dev.socketchat.chat.conversation;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.message.Rollback;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The ids of messages that the platform told in this conversation, the newest {@value #LIMIT}. A page may take messages
 * back only after one of these: ids of other conversations, and those a page made up itself, name nothing here. Any
 * thread may call.
 */
final class ToldMessages {

    static final int LIMIT = 1000;

    // Guarded by this.
    private final Set<String> ids = new LinkedHashSet<>();

    synchronized void learn(StreamEvent.Start start) {
        Stream.of(start.lastMessageId(), start.messageId()).flatMap(Optional::stream).forEach(ids::add);
        while (ids.size() > LIMIT) {
            ids.remove(ids.iterator().next());
        }
    }

    synchronized void forget() {
        ids.clear();
    }

    /** The same rollback, or none: as on the platform, an id that is not known takes nothing back. */
    synchronized Rollback known(Rollback asked) {
        return asked.messageId().isPresent() && !ids.contains(asked.messageId().get()) ? Rollback.NONE : asked;
    }
}
