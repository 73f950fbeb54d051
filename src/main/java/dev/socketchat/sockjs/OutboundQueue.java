package dev.socketchat.sockjs;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/**
 * The messages that wait for a receiver, bounded by count and bytes, and the frame that is on its way to it; both count
 * against the node's budget. Guarded by its session's lock, but for its room.
 */
final class OutboundQueue {

    /** A frame is to leave within the stall limit, also over a slow line. */
    private static final int FRAME_BYTES = 64 * 1024;
    /** What a string takes besides its characters, with its place in the queue. */
    private static final int STRING_BYTES = 56;

    private final SockJsOptions options;
    private final NodeBudget node;
    private final Queue<String> messages = new ArrayDeque<>(2);
    private final Room room = new Room();
    private long bytes;
    private long taken;
    /** In bytes of heap. */
    private long waiting;
    private long underWay;

    OutboundQueue(SockJsOptions options, NodeBudget node) {
        this.options = options;
        this.node = node;
    }

    /**
     * Takes all of them or none. A queue below its high-water mark takes any one batch, so that a message larger than
     * the queue reaches a reader who is not behind.
     */
    boolean offer(List<String> added) {
        long more = 0;
        long heap = 0;
        for (String message : added) {
            int length = SockJsCodec.utf8Length(message);
            more += length;
            heap += heapBytes(message, length);
        }
        boolean fits = bytes + more <= options.queueBytes() && messages.size() + added.size() <= options.queueMessages();
        if (!fits && isOverHighWater()) {
            return false;
        }
        messages.addAll(added);
        bytes += more;
        taken += added.size();
        waiting += heap;
        node.add(heap);
        tellRoom();
        return true;
    }

    /** Latin-1 takes a byte for each character, any other text two (JEP 254). */
    private static long heapBytes(String message, int utf8Length) {
        boolean isAscii = utf8Length == message.length();
        return STRING_BYTES + (isAscii ? utf8Length : Math.max(utf8Length, 2L * message.length()));
    }

    /** Free while this is not over its high-water mark and, unless it has next to nothing, the node has room as well. */
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

    private void tellRoom() {
        boolean isFree = !isOverHighWater() && (waiting + underWay <= NodeBudget.SHARE || !node.isSpent());
        if (isFree != room.isFree()) {
            room.set(isFree);
        }
    }

    /** Hands out the oldest messages: as many as one frame should hold, and at least one. They are under way until {@link #left}. */
    List<String> nextFrame() {
        List<String> frame = new ArrayList<>();
        long size = 0;
        long heap = 0;
        boolean isAll = bytes <= FRAME_BYTES;
        while (!messages.isEmpty() && (isAll || size < FRAME_BYTES)) {
            String message = messages.remove();
            frame.add(message);
            if (!isAll) {
                int length = SockJsCodec.utf8Length(message);
                size += length;
                heap += heapBytes(message, length);
            }
        }
        underWay += isAll ? waiting : heap;
        waiting -= isAll ? waiting : heap;
        bytes -= isAll ? bytes : size;
        tellRoom();
        return frame;
    }

    /** The frame under way has left. */
    void left() {
        node.add(-underWay);
        underWay = 0;
        tellRoom();
    }

    void clear() {
        node.add(-waiting);
        messages.clear();
        bytes = 0;
        waiting = 0;
        tellRoom();
    }

    /** Gives up what waits, and what is under way. */
    void drop() {
        clear();
        left();
    }
}
