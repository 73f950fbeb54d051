package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsSession;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Optional;

/** Answers requests to a session's address over HTTP, in what all transports have in common. */
final class SessionExchange {

    /** What an upload has before its rate counts: time for a lost packet or two. */
    private static final Duration FREE_TIME = Duration.ofSeconds(5);

    private final SockJsServer server;
    private final Origins origins;
    private final Owners owners;
    private final FramePolicy frames;

    SessionExchange(SockJsServer server, Origins origins, SecureRandom random, String prefix) {
        this.server = server;
        this.origins = origins;
        owners = new Owners(server, random, prefix);
        frames = new FramePolicy(server.options());
    }

    /** Whether this peer would get a new session now. */
    boolean admits(HttpServletRequest request) {
        return server.admits(owners.peer(request, HttpTransport.XHR), false);
    }

    void answer(SockJsPath.Session path, HttpServletRequest request, HttpServletResponse response, long nowMillis)
            throws IOException {
        Optional<HttpTransport> named = HttpTransport.of(path.transport(), server.options());
        if (named.isEmpty()) {
            Answers.notFound(response);
            return;
        }
        HttpTransport transport = named.get();
        Caching.forbid(response);
        owners.addAffinityCookie(request, response);
        if (transport.hasCors()) {
            origins.addCorsHeaders(request, response);
        }
        if (transport.isFramed()) {
            response.setHeader("Content-Security-Policy", frames.answer(transport));
        }
        if (transport.hasPreflight() && request.getMethod().equals("OPTIONS")) {
            Preflight.answer(response, transport.allowed(), nowMillis);
        } else if (!request.getMethod().equals(transport.method())) {
            Answers.methodNotAllowed(response, transport.allowed());
        } else if (transport.isUpload()) {
            send(path.sessionId(), transport, request, response);
        } else {
            receive(path.sessionId(), transport, request, response);
        }
    }

    private void send(
            String sessionId, HttpTransport transport, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Peer peer = owners.peer(request, transport);
        int maxBytes = server.find(sessionId, peer)
                .map(SockJsSession::maxMessageBytes)
                .orElse(server.options().maxMessageBytes());
        if (request.getContentLengthLong() > maxBytes) {
            SendExchange.refuseLength(response);
            return;
        }
        AsyncContext context = request.startAsync(request, response);
        context.setTimeout(patience(request.getContentLengthLong()).toMillis());
        new SendExchange(context, transport, maxBytes, () -> server.find(sessionId, peer)).start();
    }

    /** How long a body may take: as its length and the rate say, when it has one, and never more than the limit. */
    private Duration patience(long length) {
        SockJsOptions options = server.options();
        if (length < 0) {
            return options.uploadLimit();
        }
        Duration needed = FREE_TIME.plusMillis(1000 * length / options.uploadRate());
        return needed.compareTo(options.uploadLimit()) < 0 ? needed : options.uploadLimit();
    }

    private void receive(
            String sessionId, HttpTransport transport, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Callback callback = transport.needsCallback() ? Callback.of(request) : new Callback("", "");
        if (!callback.fault().isEmpty()) {
            Answers.text(response, HttpServletResponse.SC_INTERNAL_SERVER_ERROR, callback.fault() + "\n");
            return;
        }
        Peer peer = owners.introduce(request, response, transport);
        Optional<SockJsSession> session = server.findOrCreate(sessionId, peer);
        if (session.isPresent()) {
            attach(session.get(), transport, callback.name(), request, response);
        } else if (server.isKnown(sessionId)) {
            // Somebody else's.
            Answers.notFound(response);
        } else {
            Answers.full(response);
        }
    }

    private void attach(
            SockJsSession session,
            HttpTransport transport,
            String callback,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        response.setStatus(HttpServletResponse.SC_OK);
        response.setHeader("Content-Type", transport.contentType());
        response.setHeader("X-Content-Type-Options", "nosniff");
        // Asks nginx to hand on every frame as it comes.
        response.setHeader("X-Accel-Buffering", "no");
        AsyncContext context = request.startAsync(request, response);
        // Heartbeats and the session's own limits see to it that nothing waits for ever.
        context.setTimeout(0);
        HttpReceiver receiver = new HttpReceiver(
                context, session, transport, callback, transport.responseLimit(server.options()));
        context.addListener(new Broken(() -> session.lost(receiver, CloseStatus.INTERRUPTED)));
        receiver.start();
        session.attach(receiver);
    }
}
