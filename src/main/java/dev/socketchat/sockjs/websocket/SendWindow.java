package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.NodeBudget;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How much one WebSocket has been given that its peer has not read. Containers call a text sent that waits in buffers of
 * their own, which no setting of ours bounds: Payara keeps some ten megabytes for a peer that reads nothing. A pong says
 * that everything before its ping was read (RFC 6455, section 5.5.3), so pings among the texts tell. Safe for several
 * threads.
 */
final class SendWindow {

    private static final SecureRandom RANDOM = new SecureRandom();
    private static final int PINGS_A_WINDOW = 4;
    /** So often a ping costs a hundredth of what goes between, and tells soon that all of it was read. */
    private static final int MOST_BETWEEN_PINGS = 64 * 1024;
    /** Most of what systems hold for one connection anyway; less would only hold up those who read fast. */
    private static final int SMALLEST = 2 * 1024 * 1024;

    /** What a system's buffers hold of it, and the heap does not. */
    private static final int ELSEWHERE = 64 * 1024;

    private final int size;
    private final NodeBudget node;
    private long given;
    private long asked;
    private long read;
    private long counted;
    private int limit;
    private boolean isAsking;
    private boolean isClosed;
    /** What the pong has to bring back; nobody can answer a ping that they have not read. */
    private long question;
    private @Nullable Runnable waiting;

    /**
     * @param size bytes that may be unread before the next text waits; 2 MiB at least
     * @param node what the unread bytes count against; while it is spent, each window is a share of it
     */
    SendWindow(int size, NodeBudget node) {
        this.size = Math.max(size, SMALLEST);
        this.node = node;
        limit = this.size;
    }

    /** Notes a text that the container calls sent; one character stands for a byte. */
    synchronized void given(String text) {
        given += text.length();
        limit = node.isSpent() ? NodeBudget.SHARE : size;
        count();
    }

    private void count() {
        long now = isClosed ? 0 : Math.max(0, given - read - ELSEWHERE);
        node.add(now - counted);
        counted = now;
    }

    /** Nothing is kept for the peer any more. */
    synchronized void close() {
        isClosed = true;
        count();
    }

    /** What the next ping has to bring, when one is due; call it before {@link #whenRoom}. */
    synchronized Optional<ByteBuffer> question() {
        if (isAsking || given - asked < Math.min(limit / PINGS_A_WINDOW, MOST_BETWEEN_PINGS)) {
            return Optional.empty();
        }
        isAsking = true;
        asked = given;
        question = RANDOM.nextLong();
        return Optional.of(ByteBuffer.allocate(Long.BYTES).putLong(question).flip());
    }

    /** Runs the one thing that may wait at a time: at once, or by the thread that tells of the room there is. */
    void whenRoom(Runnable next) {
        synchronized (this) {
            if (given - read >= limit) {
                waiting = next;
                return;
            }
        }
        next.run();
    }

    /** A pong came; one that answers no question of ours says nothing. */
    void answered(ByteBuffer pong) {
        Runnable next;
        synchronized (this) {
            if (!isAsking || pong.remaining() != Long.BYTES || pong.getLong(pong.position()) != question) {
                return;
            }
            isAsking = false;
            read = asked;
            count();
            next = given - read < limit ? waiting : null;
            waiting = next == null ? waiting : null;
        }
        if (next != null) {
            next.run();
        }
    }
}
