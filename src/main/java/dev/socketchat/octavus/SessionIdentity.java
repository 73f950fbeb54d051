package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Interruption;
import dev.socketchat.octavus.error.OctavusException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The platform's id of a session: known from the start, or created by whoever needs it first while the others wait. The
 * end of a wait leaves the creation going on, because a newer trigger wants the same session; who gives the session up
 * breaks it off. A failed creation is forgotten.
 */
final class SessionIdentity {

    private final Function<Cancellation, String> creation;
    private @Nullable String id;
    private @Nullable Attempt attempt;

    /** One creation under way. */
    private static final class Attempt {
        private final Cancellation work = new Cancellation();
        private final CompletableFuture<Void> over = new CompletableFuture<>();
        private volatile @Nullable RuntimeException failure;
        /** Guarded by the identity. */
        private int waits;
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

    /** Lets a session go that the platform has lost; who asks next creates another. False if somebody did so before. */
    synchronized boolean forget(String lost) {
        boolean isOurs = lost.equals(id);
        id = isOurs ? null : id;
        return isOurs;
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
            current.waits++;
        }
        Cancellation.Registration interest = wait.onCancel(() -> leave(current));
        try {
            if (current == mine) {
                create(mine, session);
            } else {
                await(current, wait);
            }
        } finally {
            interest.close();
        }
        wait.throwIfCancelled();
        RuntimeException failure = current.failure;
        if (failure != null) {
            throw failure;
        }
        return known().orElseThrow(CancellationException::new);
    }

    private static void await(Attempt current, Cancellation wait) {
        // A latch of this caller's own, because a cancelled wait opens it and the others go on waiting.
        CountDownLatch over = new CountDownLatch(1);
        current.over.thenRun(over::countDown);
        wait.await(over);
    }

    private synchronized void leave(Attempt left) {
        left.waits--;
    }

    /**
     * Breaks a creation off that nobody waits for any more: what it may still bring is not used, and who asks next begins
     * a new one.
     */
    void giveUp() {
        Attempt unwanted;
        synchronized (this) {
            unwanted = attempt;
            if (unwanted == null || unwanted.waits > 0) {
                return;
            }
            attempt = null;
        }
        unwanted.work.cancel();
    }

    private void create(Attempt mine, Cancellation session) {
        String created = null;
        Cancellation.Registration life = session.adopt(mine.work);
        // Whatever the creation waits in: it may ask the application first.
        Interruption interruption = new Interruption();
        mine.work.onCancel(interruption);
        try {
            created = creation.apply(mine.work);
        } catch (RuntimeException e) {
            mine.failure = e;
        } finally {
            interruption.close();
            life.close();
            end(mine, created);
        }
    }

    private void end(Attempt mine, @Nullable String created) {
        if (created == null && mine.failure == null) {
            mine.failure = new OctavusException("Creating the session failed", null);
        }
        synchronized (this) {
            if (attempt == mine) {
                id = created;
                attempt = null;
            }
        }
        mine.over.complete(null);
    }
}
