package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.error.OctavusIoException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("A connection that was kept and is dead costs a request no wait, once")
class KeptConnectionsTest {

    private static final String ANSWER = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}";

    private final ServerSocket listener = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    private final List<Duration> waits = Collections.synchronizedList(new ArrayList<>());
    private final List<Integer> requests = Collections.synchronizedList(new ArrayList<>());
    /** Counts the waits between attempts, and makes them short; time limits are off. */
    private final ScheduledThreadPoolExecutor scheduler = new ScheduledThreadPoolExecutor(1) {
        @Override
        public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
            waits.add(Duration.of(delay, unit.toChronoUnit()));
            return super.schedule(task, 0, unit);
        }
    };
    private final Platform platform = new Platform(
            OctavusConfig.builder(URI.create("http://127.0.0.1:" + listener.getLocalPort())).idleTimeout(Duration.ZERO).build(),
            new Environment(Executors.newCachedThreadPool(), Runnable::run, scheduler, System::nanoTime, Clock.systemUTC(), new Random(1)));

    KeptConnectionsTest() throws IOException {}

    @AfterEach
    void close() throws IOException {
        platform.close();
        listener.close();
        scheduler.shutdownNow();
    }

    /** Answers on each new connection as many requests as the next number says, then hangs up on the one after. */
    private void serve(boolean resets, int... answers) {
        Thread thread = new Thread(() -> {
            for (int i = 0; i < answers.length; i++) {
                try (Socket socket = listener.accept()) {
                    socket.setSoLinger(resets, 0);
                    for (int served = 0; request(socket.getInputStream(), i) && served < answers[i]; served++) {
                        socket.getOutputStream().write(ANSWER.getBytes(UTF_8));
                    }
                } catch (IOException e) {
                    // The client hung up first.
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
    }

    private boolean request(InputStream in, int connection) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\nhello") < 0) {
            int octet = in.read();
            if (octet < 0) {
                return false;
            }
            head.append((char) octet);
        }
        requests.add(connection);
        return true;
    }

    private void ask() throws IOException {
        try (Exchange exchange = platform.calls().openWithRetries(PlatformRequest.post("/x", "hello"), new Cancellation())) {
            exchange.body().readAllBytes();
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itIsReplacedAtOnce(boolean resets) throws IOException {
        serve(resets, 1, 2);

        ask();
        ask();
        ask();

        assertThat(requests).containsExactly(0, 0, 1, 1);
        assertThat(waits).isEmpty();
    }

    @Test
    void aNewOneThatDiesIsWaitedFor() throws IOException {
        serve(false, 0, 1);

        ask();

        assertThat(requests).containsExactly(0, 1);
        assertThat(waits).hasSize(1);
    }

    @Test
    void onlyTheFirstOfARequestIsReplacedAtOnceAndTheNumberOfAttemptsIsAsEver() throws IOException {
        serve(false, 1, 0, 0, 0);

        ask();
        assertThatThrownBy(this::ask).isInstanceOf(OctavusIoException.class);

        assertThat(requests).containsExactly(0, 0, 1, 2);
        assertThat(waits).hasSize(1);
    }
}
