package dev.socketchat.sockjs;

/** Ends a receiver that was only told why it may not stay. */
record Farewell(CloseStatus status) implements Receiver.Completion {

    static void send(Receiver to, CloseStatus status) {
        to.send(new SockJsFrame.Close(status), new Farewell(status));
    }

    @Override
    public void sent(Receiver by) {
        by.end(status);
    }

    @Override
    public void failed(Receiver by, Throwable cause) {
        by.end(status);
    }
}
