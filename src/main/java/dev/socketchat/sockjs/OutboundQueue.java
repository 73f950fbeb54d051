package dev.socketchat.sockjs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/** The messages that wait for a receiver, bounded by count and bytes. Guarded by its session's lock, but for its room. */
final class OutboundQueue {

    /** A frame is to leave within the stall limit, also over a slow line. */
    private static final int FRAME_BYTES = 64 * 1024;

    private final SockJsOptions options;
    private final Queue<String> messages = new ArrayDeque<>(2);
    private final Room room = new Room();
    private long bytes;
    private long taken;

    OutboundQueue(SockJsOptions options) {
        this.options = options;
    }

    /**
     * Takes all of them or none. A queue below its high-water mark takes any one batch, so that a message larger than
     * the queue reaches a reader who is not behind.
     */
    boolean offer(List<String> added) {
        long more = 0;
        for (String message : added) {
            more += SockJsCodec.utf8Length(message);
        }
        boolean fits = bytes + more <= options.queueBytes() && messages.size() + added.size() <= options.queueMessages();
        if (!fits && isOverHighWater()) {
            return false;
        }
        messages.addAll(added);
        bytes += more;
        taken += added.size();
        if (isOverHighWater()) {
            room.set(false);
        }
        return true;
    }

    /** Free while this is not over its high-water mark. */
    Room room() {
        return room;
    }

    /** How many messages it took so far. */
    long taken() {
        return taken;
    }

    boolean isEmpty() {
        return messages.isEmpty();
    }

    private boolean isOverHighWater() {
        return bytes > options.highWaterBytes() || messages.size() > options.queueMessages() / 2;
    }

    /** Hands out the oldest messages: as many as one frame should hold, and at least one. */
    List<String> nextFrame() {
        if (bytes <= FRAME_BYTES) {
            List<String> all = List.copyOf(messages);
            clear();
            return all;
        }
        List<String> frame = new ArrayList<>();
        long size = 0;
        while (!messages.isEmpty() && size < FRAME_BYTES) {
            String message = messages.remove();
            size += SockJsCodec.utf8Length(message);
            frame.add(message);
        }
        bytes -= size;
        room.set(!isOverHighWater());
        return frame;
    }

    void clear() {
        messages.clear();
        bytes = 0;
        room.set(true);
    }
}
