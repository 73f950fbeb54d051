package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.FrameCheck;
import dev.socketchat.sockjs.HandshakePeer;
import dev.socketchat.sockjs.Peer;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;
import java.util.Optional;
import java.util.concurrent.Executor;

/**
 * Keeps with each WebSocket who its handshake came from, so that the sessions of one address can be counted and work can
 * run as its user. An annotated endpoint names it as its configurator; without it, or without the handshake filter, its
 * sessions count as nobody's.
 */
public class SockJsConfigurator extends ServerEndpointConfig.Configurator {

    private static final String PEER = SockJsConfigurator.class.getName();
    private static final String FRAMES = FrameCheck.class.getName();

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        keep(config, PEER, HandshakePeer.current());
        keep(config, FRAMES, HandshakePeer.frames());
    }

    private static void keep(ServerEndpointConfig config, String key, Optional<?> value) {
        value.ifPresentOrElse(kept -> config.getUserProperties().put(key, kept), () -> config.getUserProperties().remove(key));
    }

    /** Who is at the other end of the WebSocket. */
    static Peer peer(Session socket, String transport) {
        Object kept = socket.getUserProperties().get(PEER);
        String owner = kept instanceof Peer peer ? peer.owner() : "";
        String address = kept instanceof Peer peer ? peer.address() : "";
        Executor context = kept instanceof Peer peer ? peer.context() : Runnable::run;
        return new Peer(transport, socket.getUserPrincipal(), owner, address, context);
    }

    /** What is asked about the frames of the WebSocket, if anybody reads them for us. */
    static FrameCheck frames(Session socket) {
        return socket.getUserProperties().get(FRAMES) instanceof FrameCheck check ? check : new FrameCheck();
    }
}
