package dev.socketchat.local.session;

import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;

/** Makes ids. Those of sessions cannot be guessed; all others count, so that equal runs give equal events. */
public final class Ids {

    private final RandomGenerator random;
    private final Map<String, AtomicLong> counters = new ConcurrentHashMap<>();

    /** Uses a source of randomness that must be safe for several threads. */
    public Ids(RandomGenerator random) {
        this.random = random;
    }

    /** The next id of a kind, for example {@code msg_7}. */
    public String next(String kind) {
        return kind + "_" + counters.computeIfAbsent(kind, it -> new AtomicLong()).incrementAndGet();
    }

    /** An id of a kind that nobody can guess. */
    public String secret(String kind) {
        byte[] bytes = new byte[16];
        random.nextBytes(bytes);
        return kind + "_" + HexFormat.of().formatHex(bytes);
    }
}
