package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.RecordingApplication;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsOptionsBuilder;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** An echo service as a browser sees it, in a container made by hand. */
class HttpFixture {

    static final String NO_CACHE = "no-store, no-cache, no-transform, must-revalidate, max-age=0";
    static final String SESSION = "/echo/000/abc/";

    final ManualScheduler scheduler = new ManualScheduler();
    final RecordingApplication application = new RecordingApplication().onMessage(SockJsConnection::send);
    SockJsServer server;
    SockJsServlet servlet;

    HttpFixture() {
        serve(open());
    }

    static SockJsOptionsBuilder open() {
        return SockJsOptions.builder()
                .transports(SockJsTransport.all())
                .allowedOrigins(Set.of("*"))
                .originRequired(false)
                .ownerCookie(false)
                .maxMessageBytes(100)
                .clientLibrary("/sockjs.js?a=1&b='");
    }

    final void serve(SockJsOptionsBuilder options) {
        server = new SockJsServer(application, options.build(), scheduler, scheduler::nanoTime);
        servlet = new SockJsServlet(server, "/echo");
    }

    final FakeResponse ask(FakeRequest request) throws Exception {
        FakeResponse response = new FakeResponse();
        servlet.service(request, response);
        if (response.sink.listener != null) {
            response.sink.makeRoom();
        }
        return response;
    }

    final FakeResponse ask(String method, String transport) throws Exception {
        return ask(new FakeRequest(method, SESSION + transport).parameter("c", "cb"));
    }

    final FakeResponse upload(FakeRequest request, String body) throws Exception {
        FakeResponse response = ask(request);
        if (request.body.listener != null) {
            request.body.arrive(body.getBytes(StandardCharsets.UTF_8));
            request.body.end();
        }
        return response;
    }

    final FakeResponse upload(String transport, String body) throws Exception {
        return upload(new FakeRequest("POST", SESSION + transport), body);
    }
}
