package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsTransport;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/**
 * The HTTP transports: one row each for name, method, content type and answer to "what does it serve" (SockJS protocol
 * 0.3.3). How a frame looks on the wire is {@link Framing}'s.
 */
enum HttpTransport {
    XHR("xhr", "POST", "application/javascript; charset=UTF-8", Framing.LINE, SockJsTransport.XHR_POLLING),
    XHR_STREAMING(
            "xhr_streaming",
            "POST",
            "application/javascript; charset=UTF-8",
            Framing.LINE_AFTER_PRELUDE,
            SockJsTransport.XHR_STREAMING),
    EVENTSOURCE("eventsource", "GET", "text/event-stream", Framing.EVENT, SockJsTransport.EVENTSOURCE),
    HTMLFILE("htmlfile", "GET", "text/html; charset=UTF-8", Framing.SCRIPT_ELEMENT, SockJsTransport.HTMLFILE),
    JSONP("jsonp", "GET", "application/javascript; charset=UTF-8", Framing.SCRIPT_CALL, SockJsTransport.JSONP),
    XHR_SEND(
            "xhr_send",
            "POST",
            Answers.PLAIN_TEXT,
            Framing.NONE,
            SockJsTransport.XHR_POLLING,
            SockJsTransport.XHR_STREAMING,
            SockJsTransport.EVENTSOURCE,
            SockJsTransport.HTMLFILE),
    JSONP_SEND("jsonp_send", "POST", Answers.PLAIN_TEXT, Framing.NONE, SockJsTransport.JSONP);

    private static final Set<HttpTransport> XHR_FAMILY = EnumSet.of(XHR, XHR_STREAMING, XHR_SEND);
    private static final Set<HttpTransport> POLLING = EnumSet.of(XHR, JSONP);

    private final String segment;
    private final String method;
    private final String contentType;
    private final Framing framing;
    private final SockJsTransport[] serves;

    HttpTransport(
            String segment, String method, String contentType, Framing framing, SockJsTransport... serves) {
        this.segment = segment;
        this.method = method;
        this.contentType = contentType;
        this.framing = framing;
        this.serves = serves;
    }

    /** The transport that the last segment of a session's address names, if it is one and on. */
    static Optional<HttpTransport> of(String segment, SockJsOptions options) {
        for (HttpTransport transport : values()) {
            if (transport.segment.equals(segment)) {
                return transport.isOn(options) ? Optional.of(transport) : Optional.empty();
            }
        }
        return Optional.empty();
    }

    private boolean isOn(SockJsOptions options) {
        for (SockJsTransport served : serves) {
            if (options.allows(served)) {
                return true;
            }
        }
        return false;
    }

    String method() {
        return method;
    }

    /** For the Allow header. */
    String allowed() {
        return hasPreflight() ? "OPTIONS, " + method : method;
    }

    String contentType() {
        return contentType;
    }

    Framing framing() {
        return framing;
    }

    /** The name the client has for it. */
    String label() {
        return serves[0].label();
    }

    boolean isUpload() {
        return framing == Framing.NONE;
    }

    /** Whether browsers ask with OPTIONS before they use it from another origin. */
    boolean hasPreflight() {
        return XHR_FAMILY.contains(this);
    }

    /** Whether pages of other origins may read its answers; script and frame elements need no leave. */
    boolean hasCors() {
        return hasPreflight() || this == EVENTSOURCE;
    }

    /** Whether browsers put its answers into a frame. */
    boolean isFramed() {
        return this == HTMLFILE || this == JSONP_SEND;
    }

    boolean needsCallback() {
        return this == HTMLFILE || this == JSONP;
    }

    /** The bytes of frames after which a response ends; any frame ends a poll. */
    int responseLimit(SockJsOptions options) {
        return POLLING.contains(this) ? 1 : options.responseLimit();
    }
}
