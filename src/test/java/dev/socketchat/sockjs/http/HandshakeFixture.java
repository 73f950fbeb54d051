package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.RecordingApplication;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;

/** What the filter does with a handshake: whether it passes, and what is answered if not. */
class HandshakeFixture {

    static final String SOCKET = "/echo/000/abc/websocket";

    final FakeResponse response = new FakeResponse();
    boolean passed;

    static SockJsServer server(SockJsOptions options) {
        return new SockJsServer(new RecordingApplication(), options, new ManualScheduler());
    }

    void filter(SockJsOptions options, FakeRequest request) throws Exception {
        new HandshakeFilter(server(options), "/echo").doFilter(request, response, (req, res) -> passed = true);
    }

    void filter(FakeRequest request) throws Exception {
        filter(SockJsOptions.defaults(), request);
    }
}
