package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SockJsStressTest {

    private static final int SESSIONS = 100;
    private static final int ROUNDS = 20_000;

    /** Held, because the log manager holds loggers weakly: thousands of closed connections would fill the log. */
    private static final Logger LOG = Logger.getLogger("dev.socketchat.sockjs");

    private final ManualScheduler scheduler = new ManualScheduler();
    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    @BeforeEach
    void quieten() {
        LOG.setLevel(Level.WARNING);
    }

    @AfterEach
    void stopThreads() {
        LOG.setLevel(null);
        threads.shutdownNow();
    }

    @Test
    void randomPollsSendsAbortsAndClosesLeaveEverySessionClosedOnce() throws Exception {
        ConcurrentHashMap<SockJsConnection, AtomicInteger> closes = new ConcurrentHashMap<>();
        AtomicInteger overlaps = new AtomicInteger();
        SockJsServer server = new SockJsServer(
                connection -> {
                    closes.put(connection, new AtomicInteger());
                    return new CountingListener(closes.get(connection), overlaps);
                },
                SockJsOptions.defaults(),
                scheduler,
                System::nanoTime);
        List<Future<?>> runs = new ArrayList<>();
        for (int thread = 0; thread < 4; thread++) {
            long seed = thread;
            runs.add(threads.submit(() -> disturb(server, new Random(seed))));
        }
        for (Future<?> run : runs) {
            run.get(60, TimeUnit.SECONDS);
        }
        server.close();
        assertThat(overlaps).hasValue(0);
        assertThat(closes).isNotEmpty();
        assertThat(closes.values()).allSatisfy(count -> assertThat(count).hasValue(1));
        assertThat(server.sessionCount()).isZero();
    }

    private static void disturb(SockJsServer server, Random random) {
        for (int round = 0; round < ROUNDS; round++) {
            String id = "id" + random.nextInt(SESSIONS);
            server.findOrCreate(id, TestPeers.guest()).ifPresent(session -> disturb(session, random));
        }
    }

    private static void disturb(SockJsSession session, Random random) {
        RecordingReceiver receiver = RecordingReceiver.poll();
        switch (random.nextInt(5)) {
            case 0, 1 -> session.attach(receiver);
            case 2 -> session.send(List.of("a", "b"));
            case 3 -> session.deliver(List.of("x"));
            default -> {
                session.attach(receiver);
                session.lost(receiver, CloseStatus.INTERRUPTED);
                if (random.nextInt(4) == 0) {
                    session.shutDown(CloseStatus.NORMAL, false);
                }
            }
        }
    }

    @Test
    void messagesOfManyProducersArriveEachOnceAndInTheOrderOfTheirProducer() throws Exception {
        SockJsServer server = new SockJsServer(
                new RecordingApplication(),
                SockJsOptions.builder().queueMessages(100_000).queueBytes(100_000_000).build(),
                scheduler,
                System::nanoTime);
        SockJsSession session = server.connect(TestPeers.guest()).orElseThrow();
        RecordingReceiver receiver = RecordingReceiver.inline();
        session.attach(receiver);
        List<Future<?>> producers = new ArrayList<>();
        for (int producer = 0; producer < 4; producer++) {
            String name = "p" + producer + "-";
            producers.add(threads.submit(() -> {
                for (int i = 0; i < 10_000; i++) {
                    session.send(name + i);
                }
            }));
        }
        for (Future<?> producer : producers) {
            producer.get(60, TimeUnit.SECONDS);
        }
        List<String> arrived = new ArrayList<>();
        receiver.frames().stream().skip(1).forEach(frame -> arrived.addAll(read(frame)));
        assertThat(receiver.most()).isEqualTo(1);
        for (int producer = 0; producer < 4; producer++) {
            String name = "p" + producer + "-";
            List<String> expected = new ArrayList<>();
            for (int i = 0; i < 10_000; i++) {
                expected.add(name + i);
            }
            assertThat(arrived.stream().filter(message -> message.startsWith(name))).isEqualTo(expected);
        }
    }

    private static List<String> read(String frame) {
        return ((Incoming.Messages) SockJsCodec.decodeArray(frame.substring(1))).messages();
    }

    /** Counts its closes, and calls that come while another one runs. */
    private static final class CountingListener implements SockJsListener {
        private final AtomicInteger closes;
        private final AtomicInteger overlaps;
        private final AtomicInteger inside = new AtomicInteger();

        CountingListener(AtomicInteger closes, AtomicInteger overlaps) {
            this.closes = closes;
            this.overlaps = overlaps;
        }

        @Override
        public void onMessage(String message) {
            overlaps.addAndGet(inside.getAndIncrement());
            inside.decrementAndGet();
        }

        @Override
        public void onClose(CloseStatus status) {
            overlaps.addAndGet(inside.getAndIncrement());
            closes.incrementAndGet();
            inside.decrementAndGet();
        }
    }
}
