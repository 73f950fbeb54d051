package dev.socketchat.chat.limit;

import dev.socketchat.chat.config.Configuration;
import dev.socketchat.chat.config.RunLimits;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.SockJsConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The allowances of everybody who is chatting. A user has one quota of answers on all connections; a guest has one on
 * each, and shares another with all guests of the same address, because a guest costs nothing to become. Any thread
 * may call.
 */
@ApplicationScoped
public class Allowances {

    private static final int CLEANED_FROM = 10_000;

    private final LongSupplier clock = System::nanoTime;
    private final Map<String, RunQuota> shared = new ConcurrentHashMap<>();

    @Inject
    Configuration configuration;
    @Inject
    LimitHits hits;

    /** The allowance of a connection that opens now. */
    public Allowance of(SockJsConnection connection) {
        return new Allowance(connection, configuration.socket().maxMessageBytes(), configuration.messages(), slot(connection.peer()), clock,
                hits::add);
    }

    private RunSlot slot(Peer peer) {
        RunLimits limits = configuration.runs();
        String user = peer.user().map(Principal::getName).orElse("");
        if (!user.isEmpty()) {
            return new RunSlot(shared("user " + user, limits.perMinute(), limits.atOnce()), List.of());
        }
        RunQuota own = new RunQuota(limits.perMinute(), limits.atOnce(), clock);
        return new RunSlot(own, peer.address().isEmpty() ? List.of()
                : List.of(shared("address " + peer.address(), limits.perMinuteAndAddress(), 0)));
    }

    private RunQuota shared(String key, int perMinute, int atOnce) {
        if (shared.size() > CLEANED_FROM) {
            shared.values().removeIf(RunQuota::isIdle);
        }
        return shared.computeIfAbsent(key, any -> new RunQuota(perMinute, atOnce, clock));
    }
}
