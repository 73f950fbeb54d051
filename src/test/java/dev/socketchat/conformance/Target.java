package dev.socketchat.conformance;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

/** The server under test. */
record Target(int port) {

    /** An address of a session that nobody has used. */
    String session(TestService service) {
        return service.prefix() + "/000/" + UUID.randomUUID();
    }

    Answer get(String path, String... headers) throws IOException {
        return ask("GET", path, "", headers);
    }

    Answer post(String path, String body, String... headers) throws IOException {
        return ask("POST", path, body, headers);
    }

    Answer ask(String method, String path, String body, String... headers) throws IOException {
        try (RawHttp http = new RawHttp(port)) {
            http.request(method, path, body, headers).head();
            return read(http);
        }
    }

    static Answer read(RawHttp http) throws IOException {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(http.headers());
        return new Answer(http.status(), headers, http.body());
    }

    /** Starts a download and leaves it open after its head. */
    RawHttp stream(String method, String path, String... headers) throws IOException {
        return new RawHttp(port).request(method, path, "", headers).head();
    }
}
