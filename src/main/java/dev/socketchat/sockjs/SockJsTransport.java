package dev.socketchat.sockjs;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;

/** The ways to a service that can be switched on and off one by one. */
public enum SockJsTransport {
    /** SockJS frames over a WebSocket. */
    WEBSOCKET("websocket"),
    /** A WebSocket without SockJS frames; on only together with {@link #WEBSOCKET}. */
    WEBSOCKET_RAW("websocket-raw"),
    /** One long response of an XMLHttpRequest. */
    XHR_STREAMING("xhr-streaming"),
    /** Server-sent events. */
    EVENTSOURCE("eventsource"),
    /** One response per frame. */
    XHR_POLLING("xhr-polling"),
    /** A document that never ends, for browsers of old. Off by default: it needs inline script. */
    HTMLFILE("htmlfile"),
    /** Script elements. Off by default: a script request carries no origin to check. */
    JSONP("jsonp-polling"),
    /** The page that other sites put into a hidden frame. Off by default: what runs in it counts as our origin. */
    IFRAME("iframe");

    private final String label;

    SockJsTransport(String label) {
        this.label = label;
    }

    /** The name the SockJS client gives this transport. */
    public String label() {
        return label;
    }

    /** The transports whose origin can be checked. */
    public static Set<SockJsTransport> safe() {
        return Collections.unmodifiableSet(
                EnumSet.of(WEBSOCKET, WEBSOCKET_RAW, XHR_STREAMING, EVENTSOURCE, XHR_POLLING));
    }

    /** Every transport there is. */
    public static Set<SockJsTransport> all() {
        return Collections.unmodifiableSet(EnumSet.allOf(SockJsTransport.class));
    }
}
