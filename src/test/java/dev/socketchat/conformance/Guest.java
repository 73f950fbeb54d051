package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;

/**
 * A polling browser on a page of the server's own, which tells its origin and keeps its cookie.
 *
 * @param session the address of its session, which is open
 */
record Guest(Target target, String session, String cookie) {

    private static final String ORIGIN = "Origin: http://127.0.0.1";

    static Guest of(Target target, String prefix) throws IOException {
        String session = prefix + "/000/" + UUID.randomUUID();
        Answer opened = target.post(session + "/xhr", "", ORIGIN).hasStatus(200).hasBody("o\n");
        assertThat(opened.header("Set-Cookie")).contains("HttpOnly", "SameSite=Lax");
        return new Guest(target, session, "Cookie: " + opened.header("Set-Cookie").replaceFirst(";.*", ""));
    }

    Answer send(String messages) throws IOException {
        return target.post(session + "/xhr_send", messages, ORIGIN, cookie);
    }

    Answer poll() throws IOException {
        return target.post(session + "/xhr", "", ORIGIN, cookie);
    }
}
