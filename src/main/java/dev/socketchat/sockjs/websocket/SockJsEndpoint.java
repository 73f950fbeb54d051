package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.SockJsServer;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.PongMessage;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An endpoint for services whose address is only known at run time; an application with fixed addresses may write
 * annotated endpoints over {@link WebSocketTransport} instead.
 */
public final class SockJsEndpoint extends Endpoint {

    private final WebSocketEvents events;

    private SockJsEndpoint(WebSocketEvents events) {
        this.events = events;
    }

    /**
     * Adds both WebSocket addresses of a service, the framed and the raw one. What a browser may do there is for the
     * handshake filter of the same prefix to say.
     *
     * @param prefix one or more segments such as {@code /echo}, without a slash at the end
     * @throws DeploymentException when the container refuses, for one when the addresses are taken
     */
    public static void mount(ServerContainer container, SockJsServer server, String prefix)
            throws DeploymentException {
        add(container, prefix + "/{server}/{session}/websocket", new WebSocketTransport(server));
        add(container, prefix + "/websocket", new RawWebSocketTransport(server));
    }

    private static void add(ServerContainer container, String path, WebSocketEvents events)
            throws DeploymentException {
        container.addEndpoint(ServerEndpointConfig.Builder.create(SockJsEndpoint.class, path)
                .configurator(new Instances(events))
                .decoders(List.of(SockJsMessagesDecoder.class))
                .build());
    }

    @Override
    public void onOpen(Session session, EndpointConfig config) {
        session.addMessageHandler(new Texts(session));
        session.addMessageHandler(new Binaries(session));
        session.addMessageHandler(new Pongs(session));
        events.opened(session);
    }

    @Override
    public void onClose(Session session, CloseReason reason) {
        events.closed(session, reason);
    }

    @Override
    public void onError(Session session, Throwable cause) {
        events.failed(session, cause);
    }

    /** Makes endpoints that know their events; some containers look for the handlers' types in their classes. */
    private static final class Instances extends SockJsConfigurator {

        private final WebSocketEvents events;

        Instances(WebSocketEvents events) {
            this.events = events;
        }

        @Override
        public <T> T getEndpointInstance(Class<T> type) {
            return type.cast(new SockJsEndpoint(events));
        }
    }

    private final class Texts implements MessageHandler.Partial<String> {

        private final Session session;

        Texts(Session session) {
            this.session = session;
        }

        @Override
        public void onMessage(String part, boolean last) {
            events.received(session, part, last);
        }
    }

    private final class Binaries implements MessageHandler.Partial<ByteBuffer> {

        private final Session session;

        Binaries(Session session) {
            this.session = session;
        }

        @Override
        public void onMessage(ByteBuffer part, boolean last) {
            events.receivedBinary(session);
        }
    }

    private final class Pongs implements MessageHandler.Whole<PongMessage> {

        private final Session session;

        Pongs(Session session) {
            this.session = session;
        }

        @Override
        public void onMessage(PongMessage pong) {
            events.pong(session, pong);
        }
    }
}
