package dev.socketchat.sockjs;

/** A server with a small queue, a clock that stands still, and ways to open sessions at it. */
class SessionFixture {

    final ManualScheduler scheduler = new ManualScheduler();
    final RecordingApplication application = new RecordingApplication();
    SockJsServer server = serve(SockJsOptions.builder().queueBytes(100).queueMessages(1000).highWaterBytes(10));

    /** Starts another server from now on. */
    final SockJsServer serve(SockJsOptionsBuilder options) {
        server = new SockJsServer(application, options.build(), scheduler, scheduler::nanoTime);
        return server;
    }

    /** Opens a session that ends with its receiver, as a WebSocket's does. */
    final SockJsSession connect(Receiver receiver) {
        SockJsSession session = server.connect(TestPeers.guest()).orElseThrow();
        session.attach(receiver);
        return session;
    }

    /** Opens the session of the one id, or comes back to it. */
    final SockJsSession poll(Receiver receiver) {
        SockJsSession session = server.findOrCreate("id", TestPeers.guest()).orElseThrow();
        session.attach(receiver);
        return session;
    }
}
