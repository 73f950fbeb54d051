package dev.socketchat.octavus;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.ws.rs.core.MediaType;

/** One request: method, path below the base address, media type wanted, and a JSON body that may be empty. */
record PlatformRequest(String method, String path, String accept, byte[] body) {

    static PlatformRequest stream(String path, byte[] body) {
        return new PlatformRequest("POST", path, MediaType.SERVER_SENT_EVENTS, body);
    }

    static PlatformRequest post(String path, String json) {
        return new PlatformRequest("POST", path, MediaType.APPLICATION_JSON, json.getBytes(UTF_8));
    }

    static PlatformRequest get(String path) {
        return new PlatformRequest("GET", path, MediaType.APPLICATION_JSON, new byte[0]);
    }

    static PlatformRequest delete(String path) {
        return new PlatformRequest("DELETE", path, MediaType.APPLICATION_JSON, new byte[0]);
    }
}
