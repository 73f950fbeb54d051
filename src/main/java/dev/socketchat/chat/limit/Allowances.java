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
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;

/**
 * The allowances of everybody who is chatting. A user has one quota of answers on all connections, and so has a guest
 * whose cookie is known; one who has none goes on with what the last guests of the same address left of theirs. All guests
 * of an address share another, because a guest costs nothing to become. Any thread may call.
 */
@ApplicationScoped
public class Allowances {

    private static final int CLEANED_FROM = 10_000;

    private static final String GUEST = "guest ";

    private final LongSupplier clock;
    private final Map<String, RunQuota> persons = new ConcurrentHashMap<>();
    private final Map<String, GuestsOfAddress> addresses = new ConcurrentHashMap<>();

    @Inject
    Configuration configuration;
    @Inject
    LimitHits hits;

    /** For the container. */
    public Allowances() {
        this(System::nanoTime);
    }

    Allowances(LongSupplier clock) {
        this.clock = clock;
    }

    /** The allowance of a connection that opens now. */
    public Allowance of(SockJsConnection connection) {
        return new Allowance(connection, configuration.socket().maxMessageBytes(), configuration.messages(),
                slot(connection.peer(), configuration.runs()), clock, hits::add);
    }

    RunSlot slot(Peer peer, RunLimits limits) {
        String user = peer.user().map(Principal::getName).orElse("");
        if (!user.isEmpty()) {
            return new RunSlot(person("user " + user, limits), List.of(), () -> { });
        }
        Optional<RunQuota> known = Optional.ofNullable(persons.get(GUEST + peer.owner()));
        if (peer.address().isEmpty()) {
            return new RunSlot(remember(peer.owner(), known.orElseGet(() -> quota(limits))), List.of(), () -> { });
        }
        GuestsOfAddress address = guestsOf(peer.address(), limits);
        RunQuota own = remember(peer.owner(), address.enter(known, () -> quota(limits)));
        return new RunSlot(own, List.of(address.shared()), () -> address.leave(own));
    }

    /** By the cookie; one that nobody has come with before says nothing, for it is had for the asking. */
    private RunQuota remember(String owner, RunQuota quota) {
        if (!owner.isEmpty()) {
            persons.putIfAbsent(GUEST + owner, quota);
        }
        return quota;
    }

    private RunQuota person(String key, RunLimits limits) {
        return persons.computeIfAbsent(key, any -> quota(limits));
    }

    private RunQuota quota(RunLimits limits) {
        if (persons.size() > CLEANED_FROM) {
            persons.values().removeIf(RunQuota::isIdle);
        }
        return new RunQuota(limits.perMinute(), limits.atOnce(), clock);
    }

    private GuestsOfAddress guestsOf(String address, RunLimits limits) {
        if (addresses.size() > CLEANED_FROM) {
            addresses.values().removeIf(GuestsOfAddress::isIdle);
        }
        return addresses.computeIfAbsent(address, any ->
                new GuestsOfAddress(new RunQuota(limits.perMinuteAndAddress(), limits.atOnceAndAddress(), clock)));
    }
}
