package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.HandshakeAddress;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerEndpointConfig;

/**
 * Keeps with each WebSocket the address that its handshake came from, so that the sessions of one address can be
 * counted. An annotated endpoint names it as its configurator; without it, or without the handshake filter, its sessions
 * count as nobody's.
 */
public class SockJsConfigurator extends ServerEndpointConfig.Configurator {

    private static final String ADDRESS = SockJsConfigurator.class.getName();

    @Override
    public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
        config.getUserProperties().put(ADDRESS, HandshakeAddress.current());
    }

    static String address(Session socket) {
        return socket.getUserProperties().get(ADDRESS) instanceof String address ? address : "";
    }
}
