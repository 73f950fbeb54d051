package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;

/**
 * One request: method, path below the base address, media type wanted, and a JSON body that may be empty.
 *
 * @param traceparent the header of that name (W3C Trace Context); empty: none
 */
public record PlatformRequest(String method, String path, String accept, byte[] body, String traceparent) {

    private PlatformRequest(String method, String path, String accept, byte[] body) {
        this(method, path, accept, body, "");
    }

    /** The same as a part of a trace. */
    public PlatformRequest tracedBy(String traceparent) {
        return new PlatformRequest(method, path, accept, body, traceparent);
    }

    /** Posts JSON and wants an event stream. */
    public static PlatformRequest stream(String path, byte[] body) {
        return new PlatformRequest("POST", path, MediaType.SERVER_SENT_EVENTS, body);
    }

    /** Posts JSON and wants JSON. */
    public static PlatformRequest post(String path, String json) {
        return new PlatformRequest("POST", path, MediaType.APPLICATION_JSON, json.getBytes(UTF_8));
    }

    /** Wants JSON. */
    public static PlatformRequest get(String path) {
        return new PlatformRequest("GET", path, MediaType.APPLICATION_JSON, new byte[0]);
    }

    /** Deletes, and wants JSON. */
    public static PlatformRequest delete(String path) {
        return new PlatformRequest("DELETE", path, MediaType.APPLICATION_JSON, new byte[0]);
    }
}
