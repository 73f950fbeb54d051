package dev.socketchat.sockjs;

/** Completes each frame inline and sends the next message from within, so that a recursive session would overflow. */
final class CountingReceiver implements Receiver {

    private final int limit;
    private SockJsSession session;
    private int count;

    CountingReceiver(int limit) {
        this.limit = limit;
    }

    void feed(SockJsSession fed) {
        session = fed;
    }

    int count() {
        return count;
    }

    @Override
    public void send(SockJsFrame frame, Completion completion) {
        if (++count < limit) {
            session.send("next");
        }
        completion.sent(this);
    }

    @Override
    public boolean isSpent() {
        return false;
    }

    @Override
    public boolean knock() {
        return false;
    }

    @Override
    public boolean probe() {
        return false;
    }

    @Override
    public void end(CloseStatus status) {}
}
