package dev.socketchat.sockjs;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * The settings of one service. {@link #defaults()} is a service as the protocol describes it, with limits;
 * {@link #toBuilder()} changes some.
 *
 * @param heartbeat how often an attached receiver gets a heartbeat; below 35 s, the patience of the client's
 *     jsonp transport
 * @param disconnectDelay how long an HTTP session lives without a receiver
 * @param stallLimit how long one frame may be under way before the connection counts as stuck
 * @param pongLimit how long a WebSocket may leave a ping unanswered
 * @param closeLimit how long a WebSocket waits for the peer's answering close
 * @param uploadLimit how long the body of an upload may take
 * @param uploadRate bytes in a second at which an upload has to arrive whose length is announced; the first five
 *     seconds are free
 * @param silenceLimit how long a session may be open without a single message from the client, before it is closed
 *     with {@link CloseStatus#SILENT}; zero: for ever, for services that only send
 * @param maxMessageBytes longest incoming WebSocket text or upload body, in bytes of UTF-8, unless the application takes
 *     longer ones ({@link SockJsConnection#takeMessagesUpTo})
 * @param queueBytes bytes of messages that may wait for a receiver, and as many for the application; as many more, or
 *     2 MiB, may be on their way to a WebSocket that has not read them
 * @param queueMessages messages that may wait for a receiver, and as many for the application
 * @param highWaterBytes bytes in the queue above which {@link SockJsConnection#awaitRoom} waits; it also
 *     waits above half of {@code queueMessages}
 * @param nodeBytes bytes of heap that may be kept for all receivers together; once they are, {@link
 *     SockJsConnection#awaitRoom} waits for whoever has more than 32 KiB of them
 * @param responseLimit bytes of frames after which a streaming response ends and the client opens the next
 * @param sessions how many sessions the service holds and lets in
 * @param maxIdLength longest server id and session id of a URL, in characters as sent
 * @param transports the transports that are on
 * @param allowedOrigins origins besides our own that may connect, as browsers send them; {@code *} allows any,
 *     for services without secrets
 * @param originRequired whether a request without {@code Origin} and {@code Sec-Fetch-Site}, as sent by
 *     programs that are no browsers, is refused unless it is a GET
 * @param publicUrl the scheme, host and port that browsers see, when a proxy hides them; empty: as the request
 *     says
 * @param proxies addresses, or networks such as {@code 10.0.0.0/8}, of the proxies in front, whose {@code
 *     X-Forwarded-For} is believed; behind a proxy that is not listed, all clients have one address
 * @param affinityCookie the cookie that session URLs set for load balancers, if any
 * @param ownerCookie whether HTTP sessions of guests are bound to a cookie of ours; off for clients without cookies
 * @param clientLibrary address of the SockJS client that the iframe page loads, of the same version as the one in the
 *     page around it, seen from the prefix or absolute; needed with {@link SockJsTransport#IFRAME}
 * @param baseUrl gives the address that {@code /info} tells clients to use for the transports, asked anew for every
 *     client, so that they can be spread; empty: the client's own
 * @param callerContext catches, on the thread of the request by which somebody logged in connects, what runs a task as
 *     them ({@link Peer#context()}), such as {@code ContextService::currentContextExecutor}
 * @param monitor hears of all sessions, for metrics
 */
public record SockJsOptions(
        Duration heartbeat,
        Duration disconnectDelay,
        Duration stallLimit,
        Duration pongLimit,
        Duration closeLimit,
        Duration uploadLimit,
        int uploadRate,
        Duration silenceLimit,
        int maxMessageBytes,
        int queueBytes,
        int queueMessages,
        int highWaterBytes,
        int nodeBytes,
        int responseLimit,
        SessionLimits sessions,
        int maxIdLength,
        Set<SockJsTransport> transports,
        Set<String> allowedOrigins,
        boolean originRequired,
        String publicUrl,
        Set<String> proxies,
        Optional<AffinityCookie> affinityCookie,
        boolean ownerCookie,
        String clientLibrary,
        Supplier<String> baseUrl,
        Optional<Supplier<Executor>> callerContext,
        SessionMonitor monitor) {

    /**
     * Checks every setting.
     *
     * @throws IllegalArgumentException naming all settings that make no sense
     */
    public SockJsOptions {
        transports = Set.copyOf(transports);
        allowedOrigins = Set.copyOf(allowedOrigins);
        proxies = Set.copyOf(proxies);
        OptionRules rules = new OptionRules();
        rules.positive("heartbeat", heartbeat);
        rules.positive("disconnectDelay", disconnectDelay);
        rules.positive("stallLimit", stallLimit);
        rules.positive("pongLimit", pongLimit);
        rules.positive("closeLimit", closeLimit);
        rules.positive("uploadLimit", uploadLimit);
        rules.positive("uploadRate", uploadRate);
        rules.notNegative("silenceLimit", silenceLimit);
        rules.positive("maxMessageBytes", maxMessageBytes);
        rules.positive("queueBytes", queueBytes);
        rules.positive("queueMessages", queueMessages);
        rules.within("highWaterBytes", highWaterBytes, 0, queueBytes);
        rules.positive("nodeBytes", nodeBytes);
        rules.positive("responseLimit", responseLimit);
        rules.sessions("sessions", sessions);
        rules.positive("maxIdLength", maxIdLength);
        rules.origins("allowedOrigins", allowedOrigins);
        rules.webAddress("publicUrl", publicUrl);
        rules.addresses("proxies", proxies);
        rules.webAddress("baseUrl", baseUrl.get());
        rules.clientLibrary("clientLibrary", clientLibrary, transports);
        rules.check();
    }

    /** The defaults. */
    public static SockJsOptions defaults() {
        return builder().build();
    }

    /** Starts from the defaults. */
    public static SockJsOptionsBuilder builder() {
        return new SockJsOptionsBuilder();
    }

    /** Starts from these settings. */
    public SockJsOptionsBuilder toBuilder() {
        return new SockJsOptionsBuilder(this);
    }

    /** Whether a transport is on; the raw WebSocket follows the framed one. */
    public boolean allows(SockJsTransport transport) {
        return transports.contains(transport)
                && (transport != SockJsTransport.WEBSOCKET_RAW || transports.contains(SockJsTransport.WEBSOCKET));
    }
}
