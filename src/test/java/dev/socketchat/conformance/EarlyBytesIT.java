package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.TestedServer;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** Clients that send before they have heard that their handshake succeeded, in a server that counts what it holds for them. */
@ArquillianTest
class EarlyBytesIT {

    private static final int CLIENTS = 400;
    private static final int AT_ONCE = 100;
    /** The server's pool for requests keeps what it grew to, 200 threads at most; one held for each client would be more. */
    private static final int POOL = 200;
    /** Files that a server opens when it likes. */
    private static final int OWN_FILES = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String WAITING = "org.glassfish.tyrus.servlet.TyrusHttpUpgradeHandler.onDataAvailable";

    private final Target target = new Target(Integer.getInteger("it.http.port", 8080));
    private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();

    @Deployment(testable = false)
    static WebArchive services() {
        return ConformanceWar.of(TestServices.class, TestService.class, ServerFigures.class, BareEndpoint.class);
    }

    @AfterEach
    void stop() {
        later.shutdownNow();
    }

    @Test
    void allAreServedAndNothingOfTheServerStaysWithThem() throws IOException {
        Figures before = read();
        serve();

        Instant end = Instant.now().plus(PATIENCE);
        Figures after = read();
        while ((after.inside() > before.inside() || after.files() > before.files() + OWN_FILES) && Instant.now().isBefore(end)) {
            after = read();
        }
        assertThat(after.inside()).as("threads that wait for Tyrus").isEqualTo(before.inside());
        assertThat(after.files()).as("open sockets and files").isLessThanOrEqualTo(before.files() + OWN_FILES);
        assertThat(after.threads()).as("threads").isLessThan(before.threads() + POOL);
    }

    private void serve() throws IOException {
        for (int served = 0; served < CLIENTS; served += AT_ONCE) {
            List<HastyClient> clients = new ArrayList<>();
            for (int i = 0; i < AT_ONCE; i++) {
                HastyClient.Way[] ways = HastyClient.Way.values();
                clients.add(new HastyClient(target, ways[i % ways.length], i / ways.length % 2 == 0, later));
            }
            target.get("/echo").hasStatus(200);
            for (HastyClient client : clients) {
                client.assertServed();
                client.close();
            }
        }
    }

    private Figures read() throws IOException {
        return Figures.read(target, WAITING);
    }

    /** When this fails the fault is mended, and our way round it has gone by its day. */
    @Test
    @EnabledIf("serverHasTyrus")
    void withoutUsOneByteBehindAHandshakeHoldsAThread() throws IOException {
        int before = read().inside();
        try (RawHttp http = new RawHttp(target.port())) {
            http.write(HastyClient.join(HastyClient.handshake("/bare"), new byte[] {(byte) 0x81}));
            assertThat(http.head().status()).isEqualTo(101);
            Instant end = Instant.now().plus(PATIENCE);
            int held = read().inside() - before;
            while (held == 0 && Instant.now().isBefore(end)) {
                held = read().inside() - before;
            }
            assertThat(held).as("threads that wait for Tyrus").isEqualTo(1);
        }
    }

    static boolean serverHasTyrus() {
        return TestedServer.current() != TestedServer.WILDFLY;
    }
}
