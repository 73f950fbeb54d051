package dev.socketchat.local;

import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.OctavusClient;
import dev.socketchat.octavus.OctavusConfig;
import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.SocketMessage;
import dev.socketchat.octavus.StreamEvent;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.Tools;
import jakarta.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What a caller of the client saw of one turn. */
record FaultyTurn(List<StreamEvent> events, RunOutcome outcome) {

    /** Says something in a session through a client of its own, and waits for the end. */
    static FaultyTurn say(URI platform, String sessionId, String text, UnaryOperator<OctavusConfig.Builder> limits) {
        ExecutorService threads = Executors.newCachedThreadPool();
        HurriedScheduler time = new HurriedScheduler();
        OctavusConfig config = limits.apply(OctavusConfig.builder(platform)).build();
        try (OctavusClient client = new OctavusClient(config, threads, threads, time);
                AgentSession session = client.agentSessions().attach(sessionId, Tools.NONE)) {
            Listener listener = new Listener();
            session.handle(SocketMessage.Trigger.of("user-message",
                    Json.createObjectBuilder().add("USER_MESSAGE", text).build()), listener);
            return listener.turn();
        } finally {
            threads.shutdownNow();
            time.shutdownNow();
        }
    }

    List<String> texts() {
        return events.stream().map(StreamEvent::json).toList();
    }

    StreamEvent.Failure failure() {
        return (StreamEvent.Failure) events.get(events.size() - 1);
    }

    List<String> types() {
        return events.stream().map(StreamEvent::type).toList();
    }

    private static final class Listener implements StreamEventListener {

        private final List<StreamEvent> events = new ArrayList<>();
        private final CountDownLatch ended = new CountDownLatch(1);
        private volatile @Nullable RunOutcome outcome;

        @Override
        public synchronized void onEvents(List<StreamEvent> more) {
            events.addAll(more);
        }

        @Override
        public void onEnd(RunOutcome how) {
            outcome = how;
            ended.countDown();
        }

        FaultyTurn turn() {
            try {
                if (!ended.await(10, TimeUnit.SECONDS)) {
                    throw new AssertionError("The turn did not end");
                }
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
            synchronized (this) {
                return new FaultyTurn(List.copyOf(events), outcome);
            }
        }
    }
}
