package dev.socketchat.local;

import dev.socketchat.local.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What went over the wire, for tests; bounded. Safe for several threads. */
final class TrafficLog {

    private static final int LONGEST_BODY = 64 * 1024;
    private static final String CREDENTIAL = "authorization";

    private final int limit;
    private final Clock clock;
    private final Deque<ReceivedRequest> requests = new ArrayDeque<>();
    private final Deque<AbortedStream> aborted = new ArrayDeque<>();
    private int abortedCount;
    private int open;

    TrafficLog(int limit, Clock clock) {
        this.limit = limit;
        this.clock = clock;
    }

    void received(HttpRequest request) {
        Map<String, String> headers = new HashMap<>(request.headers());
        boolean authorized = headers.remove(CREDENTIAL) != null;
        String path = request.query().isEmpty() ? request.path() : request.path() + "?" + request.query();
        String text = request.text();
        String body = text.substring(0, Math.min(text.length(), LONGEST_BODY));
        ReceivedRequest received = new ReceivedRequest(request.method(), path, Map.copyOf(headers), authorized, body,
                clock.instant(), System.nanoTime());
        synchronized (this) {
            requests.add(received);
            if (requests.size() > limit) {
                requests.remove();
            }
        }
    }

    synchronized void opened() {
        open++;
    }

    synchronized void closed() {
        open--;
    }

    synchronized void aborted(String path, int events) {
        aborted.add(new AbortedStream(path, events, clock.instant(), System.nanoTime()));
        abortedCount++;
        if (aborted.size() > limit) {
            aborted.remove();
        }
        notifyAll();
    }

    synchronized List<ReceivedRequest> requests() {
        return List.copyOf(requests);
    }

    synchronized List<AbortedStream> aborted() {
        return List.copyOf(aborted);
    }

    synchronized int openStreams() {
        return open;
    }

    synchronized boolean awaitAborted(int count, Duration limit) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (abortedCount < count) {
            long left = Duration.ofNanos(deadline - System.nanoTime()).toMillis();
            if (left <= 0) {
                return false;
            }
            wait(left);
        }
        return true;
    }
}
