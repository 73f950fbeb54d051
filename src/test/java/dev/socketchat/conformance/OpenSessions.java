package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.UUID;

/** One session of the chat over each kind of transport, open and idle. */
final class OpenSessions implements AutoCloseable {

    /** How many there are. */
    static final int COUNT = 5;
    private static final String ORIGIN = "Origin: http://127.0.0.1";
    private static final String GOING_AWAY = "c[1001,\"Server is going away\"]";

    private final Target target;
    private final TestSocket socket;
    private final TestSocket raw;
    private final RawHttp stream;
    private final RawHttp events;
    private final RawHttp poll;

    private OpenSessions(int port) throws IOException, InterruptedException {
        target = new Target(port);
        socket = new TestSocket(target, session() + "/websocket");
        assertThat(socket.next()).isEqualTo("o");
        raw = new TestSocket(target, "/chat/octavus/websocket");
        stream = target.stream("POST", session() + "/xhr_streaming", ORIGIN);
        assertThat(stream.chunk()).contains("h".repeat(2048) + "\n");
        assertThat(stream.chunk()).contains("o\n");
        events = target.stream("GET", session() + "/eventsource", ORIGIN);
        assertThat(events.chunk()).contains("\r\n");
        assertThat(events.chunk()).contains("data: o\r\n\r\n");
        String polled = session();
        Answer opened = target.post(polled + "/xhr", "", ORIGIN).hasBody("o\n");
        String cookie = opened.header("Set-Cookie").replaceFirst(";.*", "");
        poll = new RawHttp(port).request("POST", polled + "/xhr", "", ORIGIN, "Cookie: " + cookie);
        // Its upload is answered after the poll has arrived: the poll, sent before it, waits at the server by now.
        target.post(polled + "/xhr_send", "[]", ORIGIN, "Cookie: " + cookie).hasStatus(204);
    }

    static OpenSessions at(int port) throws IOException, InterruptedException {
        return new OpenSessions(port);
    }

    private static String session() {
        return "/chat/octavus/000/" + UUID.randomUUID();
    }

    /** Each in the words of its transport; a server may close a WebSocket by itself before the application can. */
    void assertAllWereToldToGoAway() throws IOException, InterruptedException {
        String said = socket.next();
        if (said.startsWith("c[")) {
            assertThat(said).isEqualTo(GOING_AWAY);
            said = socket.next();
        }
        assertThat(said).startsWith("close 1001");
        assertThat(raw.next()).startsWith("close 1001");
        assertThat(stream.chunk()).contains(GOING_AWAY + "\n");
        assertThat(events.chunk()).contains("data: " + GOING_AWAY + "\r\n\r\n");
        assertThat(poll.head().body()).isEqualTo(GOING_AWAY + "\n");
    }

    @Override
    public void close() throws IOException {
        socket.close();
        raw.close();
        stream.close();
        events.close();
        poll.close();
    }
}
