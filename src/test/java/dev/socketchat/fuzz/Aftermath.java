package dev.socketchat.fuzz;

import dev.socketchat.fuzz.ServerWatch.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Waits until a server holds no more than it held before, and tells what it still holds when that does not come about.
 */
final class Aftermath {

    /**
     * Longer than the longest limit under which anything may be left: an answer of the platform, its attempts included.
     */
    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** Pools of servers keep threads that they once needed. */
    private static final int MORE_THREADS = 40;
    private static final int MORE_DESCRIPTORS = 10;
    private static final long MORE_HEAP = 24L * 1024 * 1024;
    /** What the JDK's client holds for a connection; it has to be counted for those that it never closes. */
    private static final long HEAP_OF_A_CONNECTION = 40 * 1024;
    /** A server may keep what a few of its last requests held. */
    private static final int MORE_OBJECTS = 5;
    /** Objects that stand for something that is over by then. */
    private static final List<String> PASSING = List.of("dev.socketchat.sockjs.SockJsSession",
            "dev.socketchat.chat.conversation.Conversation", "dev.socketchat.octavus.Run",
            "dev.socketchat.chat.upload.Ticket", "dev.socketchat.chat.upload.UploadExchange",
            "dev.socketchat.sockjs.http.SendExchange", "dev.socketchat.sockjs.http.HttpReceiver",
            "dev.socketchat.sockjs.websocket.WebSocketConnection");

    private final ServerWatch watch;
    private final ScriptedPlatform platform;
    private final Findings findings;

    Aftermath(ServerWatch watch, ScriptedPlatform platform, Findings findings) {
        this.watch = watch;
        this.platform = platform;
        this.findings = findings;
    }

    /** Notes what is left. Answers the last reading. */
    Reading await(Reading before) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        Reading now = watch.read();
        while (!left(before, now).isEmpty() && System.nanoTime() < deadline) {
            now = watch.read();
        }
        for (String each : left(before, now)) {
            findings.add("Left behind: " + each, "after " + PATIENCE.toSeconds() + " s");
        }
        return now;
    }

    private List<String> left(Reading before, Reading now) {
        List<String> left = new ArrayList<>();
        if (now.held() > 0) {
            left.add(now.held() + " connections, runs and uploads by the metrics");
        }
        if (now.threads() > before.threads() + MORE_THREADS) {
            left.add(now.threads() + " threads, " + before.threads() + " before");
        }
        if (now.descriptors() > before.descriptors() + MORE_DESCRIPTORS + platform.headless()) {
            left.add(now.descriptors() + " descriptors, " + before.descriptors() + " before");
        }
        if (now.heap() > before.heap() + MORE_HEAP + platform.headless() * HEAP_OF_A_CONNECTION) {
            left.add(now.heap() / 1024 + " KiB of heap, " + before.heap() / 1024 + " before");
        }
        now.inside().forEach((place, count) -> addIfMore(left, "threads in " + place, count, before.inside(), place, 0));
        PASSING.forEach(type -> addIfMore(left, "objects of " + type, now.instances().getOrDefault(type, 0L),
                before.instances(), type, MORE_OBJECTS));
        return left;
    }

    private static void addIfMore(List<String> left, String what, long count, Map<String, Long> before, String name,
            int more) {
        if (count > before.getOrDefault(name, 0L) + more) {
            left.add(what + ", " + before.getOrDefault(name, 0L) + " before, " + count + " now");
        }
    }
}
