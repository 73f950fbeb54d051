package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.OctavusException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The platform's id of a session: known from the start, or created by whoever needs it first while the others wait. A
 * stop ends only the wait, because the next trigger wants the same session; a failed creation is forgotten.
 */
final class SessionIdentity {

    private final Function<Cancellation, String> creation;
    private @Nullable String id;
    private @Nullable Attempt attempt;

    /** One creation under way. */
    private static final class Attempt {
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile @Nullable RuntimeException failure;
    }

    private SessionIdentity(Function<Cancellation, String> creation, @Nullable String id) {
        this.creation = creation;
        this.id = id;
    }

    static SessionIdentity known(String id) {
        return new SessionIdentity(any -> id, id);
    }

    static SessionIdentity created(Function<Cancellation, String> creation) {
        return new SessionIdentity(creation, null);
    }

    /** The id, if it is known by now. */
    synchronized Optional<String> known() {
        return Optional.ofNullable(id);
    }

    /**
     * Waits for the id.
     *
     * @param session ends the creation itself
     * @param wait ends this wait; a creation this caller began is brought to its end first
     * @throws OctavusException if the creation fails
     * @throws CancellationException if either ends first
     */
    String get(Cancellation session, Cancellation wait) {
        Attempt mine = new Attempt();
        Attempt current;
        synchronized (this) {
            if (id != null) {
                return id;
            }
            wait.throwIfCancelled();
            current = attempt == null ? mine : attempt;
            attempt = current;
        }
        if (current == mine) {
            create(mine, session);
        } else {
            // A latch of this caller's own, because a cancelled wait opens it and the others go on waiting.
            CountDownLatch over = new CountDownLatch(1);
            current.over.thenRun(over::countDown);
            wait.await(over);
        }
        wait.throwIfCancelled();
        RuntimeException failure = current.failure;
        if (failure != null) {
            throw failure;
        }
        return known().orElseThrow(CancellationException::new);
    }

    private void create(Attempt mine, Cancellation session) {
        String created = null;
        try {
            created = creation.apply(session);
        } catch (RuntimeException e) {
            mine.failure = e;
        } finally {
            if (created == null && mine.failure == null) {
                mine.failure = new OctavusException("Creating the session failed", null);
            }
            synchronized (this) {
                id = created;
                attempt = null;
            }
            mine.over.complete(null);
        }
    }
}
