package dev.socketchat.sockjs;

import java.time.Duration;

/**
 * The one line that the log has of a connection, written when it is over.
 *
 * @param in messages the application was to hear
 * @param out messages it sent
 */
record ConnectionLine(String id, Peer peer, CloseStatus why, long in, long out, Duration time) {

    private static final int MOST_NAME = 100;

    @Override
    public String toString() {
        return "Connection " + id + ": closed with " + why.code() + " " + printable(why.reason()) + ", " + peer.transport()
                + peer.user().map(user -> ", user " + printable(user.getName())).orElse("")
                + ", " + in + " messages in, " + out + " out, " + time.toMillis() + " ms";
    }

    /** A text that others chose, cut and without what could begin a line or change a terminal. */
    private static String printable(String text) {
        return text.substring(0, Math.min(text.length(), MOST_NAME)).replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", "?");
    }
}
