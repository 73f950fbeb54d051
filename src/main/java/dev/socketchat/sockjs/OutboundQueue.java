package dev.socketchat.sockjs;

import java.util.ArrayList;
import java.util.List;

/** The messages that wait for a receiver, bounded by count and bytes. Guarded by its session's lock. */
final class OutboundQueue {

    private final SockJsOptions options;
    private List<String> messages = List.of();
    private long bytes;

    OutboundQueue(SockJsOptions options) {
        this.options = options;
    }

    /** Takes all of them or, when they do not fit, none. */
    boolean offer(List<String> added) {
        long more = 0;
        for (String message : added) {
            more += SockJsCodec.utf8Length(message);
        }
        if (bytes + more > options.queueBytes() || messages.size() + added.size() > options.queueMessages()) {
            return false;
        }
        if (messages.isEmpty()) {
            messages = new ArrayList<>(added.size());
        }
        messages.addAll(added);
        bytes += more;
        return true;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    boolean isOverHighWater() {
        return bytes > options.highWaterBytes() || messages.size() > options.queueMessages() / 2;
    }

    /** Hands out everything and is empty. */
    List<String> drain() {
        List<String> drained = messages;
        clear();
        return drained;
    }

    void clear() {
        messages = List.of();
        bytes = 0;
    }
}
