package dev.socketchat.chat.limit;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/** How often each limit has stopped a message since the start. Any thread may call. */
@ApplicationScoped
public class LimitHits {

    private final Map<Limit, LongAdder> hits = new ConcurrentHashMap<>();

    void add(Limit limit) {
        hits.computeIfAbsent(limit, any -> new LongAdder()).increment();
    }

    /** How often this one has. */
    public long of(Limit limit) {
        LongAdder count = hits.get(limit);
        return count == null ? 0 : count.sum();
    }
}
