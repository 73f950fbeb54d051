package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.Receiver;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsSession;
import dev.socketchat.sockjs.SockJsTransport;
import jakarta.websocket.Session;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What one WebSocket and its SockJS session have in common, kept with the WebSocket. The container calls an endpoint
 * by one thread at a time.
 */
final class WebSocketConnection {

    private static final String KEY = WebSocketConnection.class.getName();

    private final SockJsSession session;
    private final Receiver receiver;
    private final WebSocketWriter writer;
    private final PartialText text;
    private boolean ended;

    private WebSocketConnection(SockJsSession session, Receiver receiver, WebSocketWriter writer) {
        this.session = session;
        this.receiver = receiver;
        this.writer = writer;
        text = new PartialText(session::maxMessageBytes);
    }

    static void open(
            SockJsServer server,
            SockJsTransport transport,
            Session socket,
            Function<WebSocketWriter, Receiver> makeReceiver) {
        IdleTimer.move(socket, server.scheduler());
        Peer peer = SockJsConfigurator.peer(socket, transport.label());
        Optional<SockJsSession> session = server.connect(peer);
        if (session.isEmpty()) {
            refuse(server, socket, CloseStatus.FULL);
            return;
        }
        WebSocketWriter writer = writer(server, socket);
        Receiver receiver = makeReceiver.apply(writer);
        WebSocketConnection connection = new WebSocketConnection(session.get(), receiver, writer);
        socket.getUserProperties().put(KEY, connection);
        SockJsConfigurator.frames(socket).open(session.get()::maxMessageBytes, connection::end);
        session.get().attach(receiver);
    }

    private static WebSocketWriter writer(SockJsServer server, Session socket) {
        return new WebSocketWriter(socket, server.options().closeLimit(),
                new SendWindow(server.options().queueBytes(), server.budget()));
    }

    /** Closes a WebSocket that has no session, so that nobody else would. */
    static void refuse(SockJsServer server, Session socket, CloseStatus status) {
        writer(server, socket).close(status);
    }

    static Optional<WebSocketConnection> of(Session socket) {
        return Optional.ofNullable((WebSocketConnection) socket.getUserProperties().get(KEY));
    }

    /** Takes a part of a text; empty until the text is complete, and for ever after it went over the limit. */
    Optional<String> received(String part, boolean last) {
        if (ended) {
            return Optional.empty();
        }
        if (!text.fits(part)) {
            end(CloseStatus.TOO_BIG);
            return Optional.empty();
        }
        return text.add(part, last);
    }

    void deliver(List<String> messages) {
        session.deliver(messages);
    }

    void heard(ByteBuffer pong) {
        session.heard();
        writer.heard(pong);
    }

    /**
     * Ends the session at once because of what the browser sent, with WebSocket's own close and no close frame of
     * SockJS, as clients expect it; whatever comes from now on is ignored.
     */
    void end(CloseStatus status) {
        ended = true;
        session.lost(receiver, status);
    }

    /** The peer's own words are left out: they are foreign text, and the code says what there is to know. */
    void closed(int code) {
        ended = true;
        writer.closed();
        boolean clean = code >= 1000 && code <= 4999 && code != CloseStatus.LOST.code();
        session.lost(receiver, clean ? new CloseStatus(code, "Closed by the client") : CloseStatus.LOST);
    }
}
