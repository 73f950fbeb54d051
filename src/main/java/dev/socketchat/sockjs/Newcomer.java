package dev.socketchat.sockjs;

import java.time.Duration;

/**
 * A receiver that finds another one attached. HTTP does not tell the server that a browser went away: the first write
 * to it succeeds, the second breaks the connection and on some servers only the third says so, if the thread that wrote
 * the second has come round to it. So something meaningless is written to the attached receiver several times. When that fails the session is over, and the newcomer is told so;
 * otherwise it is turned away, and the attached receiver has noticed nothing.
 */
final class Newcomer implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SockJsSession session;
    private final SockJsServer server;
    private final Receiver arriving;
    private int knocks = 6;

    Newcomer(SockJsSession session, SockJsServer server, Receiver arriving) {
        this.session = session;
        this.server = server;
        this.arriving = arriving;
    }

    @Override
    public void run() {
        CloseStatus refusal = session.tryAttach(arriving);
        if (refusal == CloseStatus.STILL_OPEN && knocks > 0 && session.knock()) {
            knocks--;
            server.later(this, PAUSE);
        } else if (refusal != null) {
            Farewell.send(arriving, refusal);
        }
    }
}
