package dev.socketchat.sockjs;

import java.time.Duration;

/**
 * A receiver that finds another one attached. HTTP does not tell the server that a waiting browser went away until it
 * is written to, and then only by the second write: so the attached receiver, if it can take them, gets two heartbeats,
 * and the newcomer its place when they fail. Otherwise it is turned away.
 */
final class Newcomer implements Runnable {

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final SockJsSession session;
    private final SockJsServer server;
    private final Receiver arriving;
    private int knocks = 2;

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
