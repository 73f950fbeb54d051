package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** Hundreds of connections that wait, in a server that counts its threads. */
@ArquillianTest
class WaitingConnectionsIT {

    private static final int OF_EACH_KIND = 200;
    /** What a server's own pools may grow by while so many connections are made. */
    private static final int OWN_THREADS = 60;
    private static final String FRAME = "a[\"hello\"]";

    private final Target target = new Target(Integer.getInteger("it.http.port", 8080));
    private final List<RawHttp> polls = new ArrayList<>();
    private final List<RawHttp> streams = new ArrayList<>();
    private final List<TestSocket> sockets = new ArrayList<>();

    @Deployment(testable = false)
    static WebArchive services() {
        return ConformanceWar.of(TestServices.class, TestService.class, ServerFigures.class);
    }

    @Test
    void aWaitingPollAnOpenStreamAndAnIdleWebSocketHoldNoThread() throws Exception {
        connect(1);
        int before = threads();
        connect(OF_EACH_KIND);

        assertThat(threads() - before).isLessThan(OWN_THREADS);

        sockets.get(0).send("[\"hello\"]");
        for (TestSocket socket : sockets) {
            assertThat(socket.next()).isEqualTo(FRAME);
            socket.close();
        }
        for (RawHttp stream : streams) {
            assertThat(stream.chunk()).contains(FRAME + "\n");
            stream.close();
        }
        for (RawHttp poll : polls) {
            assertThat(poll.head().body()).isEqualTo(FRAME + "\n");
            poll.close();
        }
    }

    private void connect(int count) throws Exception {
        for (int i = 0; i < count; i++) {
            String session = target.session(TestService.BROADCAST);
            target.post(session + "/xhr", "").hasBody("o\n");
            polls.add(new RawHttp(target.port()).request("POST", session + "/xhr", ""));
            RawHttp stream = target.stream("POST", target.session(TestService.BROADCAST) + "/xhr_streaming");
            assertThat(stream.chunk()).isPresent();
            assertThat(stream.chunk()).contains("o\n");
            streams.add(stream);
            TestSocket socket = new TestSocket(target, target.session(TestService.BROADCAST) + "/websocket");
            assertThat(socket.next()).isEqualTo("o");
            sockets.add(socket);
        }
    }

    private int threads() throws IOException {
        return Figures.read(target, "").threads();
    }
}
