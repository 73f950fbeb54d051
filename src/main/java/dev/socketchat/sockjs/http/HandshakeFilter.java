package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.FrameCheck;
import dev.socketchat.sockjs.HandshakePeer;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.Refusal;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsTransport;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.security.SecureRandom;

/**
 * Stands before everything of one service, also before the server's own WebSocket upgrade: address, origin and, for
 * WebSocket addresses, the handshake, the upgrade and the heads of what comes after it. Map it to every URL of the
 * application, not to the prefix alone, because a server may reach the prefix by a path that does not look like it;
 * declare it with {@code asyncSupported}. Requests for anything else pass untouched, but for handshakes to what is no
 * URI. A peer over the limits of the service is refused here too, before its WebSocket is open.
 */
public class HandshakeFilter extends HttpFilter {

    private static final long serialVersionUID = 1L;

    private final transient SockJsServer server;
    private final transient Mount mount;
    private final transient Origins origins;
    private final transient Addresses addresses;
    private final transient Owners owners;

    /**
     * Guards a service.
     *
     * @param prefix one or more segments such as {@code /echo}, without a slash at the end
     * @throws IllegalArgumentException when the prefix is anything else
     */
    public HandshakeFilter(SockJsServer server, String prefix) {
        this.server = server;
        mount = new Mount(prefix, server.options());
        origins = new Origins(server.options());
        addresses = new Addresses(server.options());
        owners = new Owners(server, new SecureRandom(), prefix);
    }

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        SockJsPath path = mount.path(request).orElse(null);
        if (path == null ? refuseElsewhere(request, response) : refuse(path, request, response)) {
            return;
        }
        if (path == null || !path.isWebSocket()) {
            chain.doFilter(request, response);
            return;
        }
        FrameCheck frames = new FrameCheck();
        HandshakePeer.set(owners.introduce(request, response, ""), frames);
        try {
            chain.doFilter(TyrusUpgrade.of(request, frames, server.scheduler()), response);
        } finally {
            HandshakePeer.clear();
        }
    }

    /** Tyrus looks at every handshake of the application, and fails at an address that is no URI. */
    private static boolean refuseElsewhere(HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (!Handshake.isAsked(request) || isUri(request)) {
            return false;
        }
        closeAfterUpgrade(request, response);
        Answers.text(response, HttpServletResponse.SC_BAD_REQUEST, "Not a URI\n");
        return true;
    }

    private static boolean refuseMalformed(SockJsPath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (BodyLength.isEncoded(request)) {
            response.setHeader("Connection", "close");
        }
        boolean isUri = isUri(request);
        // What is wrong with the body of a handshake, the handshake's own check says.
        if (isUri && (path.isWebSocket() || !BodyLength.isInDoubt(request))) {
            return false;
        }
        closeAfterUpgrade(request, response);
        Answers.text(response, HttpServletResponse.SC_BAD_REQUEST,
                isUri ? "The length of the body is in doubt\n" : "Not a URI\n");
        return true;
    }

    private boolean refuse(SockJsPath path, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        if (refuseMalformed(path, request, response)) {
            return true;
        }
        if (path instanceof SockJsPath.Unknown || isOff(path)) {
            closeAfterUpgrade(request, response);
            Answers.notFound(response);
            return true;
        }
        if (!origins.allow(path, request)) {
            server.options().monitor().onRefusal(Refusal.ORIGIN);
            closeAfterUpgrade(request, response);
            Answers.text(response, HttpServletResponse.SC_FORBIDDEN, "Origin not allowed\n");
            return true;
        }
        if (path.isWebSocket()) {
            return Handshake.refuse(request, response) || refuseFull(request, response);
        }
        if (Handshake.isAsked(request)) {
            closeAfterUpgrade(request, response);
            Answers.text(response, HttpServletResponse.SC_BAD_REQUEST, "No WebSocket here\n");
            return true;
        }
        return false;
    }

    /** Servers make a {@link URI} of what was asked for, some of them only after they have answered the handshake. */
    private static boolean isUri(HttpServletRequest request) {
        String query = request.getQueryString();
        try {
            new URI(query == null ? request.getRequestURI() : request.getRequestURI() + "?" + query);
            return true;
        } catch (URISyntaxException e) {
            return false;
        }
    }

    /** Refused before it is open, so that the client learns it by a status and tries something else or later. */
    private boolean refuseFull(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Peer peer = new Peer("", request.getUserPrincipal(), "", addresses.of(request));
        if (server.admits(peer, false)) {
            return false;
        }
        closeAfterUpgrade(request, response);
        Answers.full(response);
        return true;
    }

    private boolean isOff(SockJsPath path) {
        SockJsTransport transport =
                path instanceof SockJsPath.RawWebSocket ? SockJsTransport.WEBSOCKET_RAW : SockJsTransport.WEBSOCKET;
        return path.isWebSocket() && !server.options().allows(transport);
    }

    /** A client that asked for an upgrade may go on in another protocol on this connection. */
    private static void closeAfterUpgrade(HttpServletRequest request, HttpServletResponse response) {
        if (Handshake.isAsked(request)) {
            response.setHeader("Connection", "close");
        }
    }
}
