package dev.socketchat.chat.conversation;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.message.Rollback;
import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SockJsConnection;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one browser and its agent say to each other: everything for the page goes through here to whoever is looking,
 * which today is exactly one connection. Never blocks but in {@link #awaitRoom}. Any thread may call.
 */
public final class Conversation {

    private static final String RENEWED = new EventText().of(new SessionRenewed());

    private final SockJsConnection viewer;
    private final Duration patience;
    private final ToldMessages told = new ToldMessages();
    private final AtomicInteger runs = new AtomicInteger();
    private volatile Runnable answered = () -> { };

    /**
     * @param viewer the connection that shows it
     * @param patience how long an answer waits for a slow viewer before it is let run on, into the viewer's own limits
     */
    public Conversation(SockJsConnection viewer, Duration patience) {
        this.viewer = viewer;
        this.patience = patience;
    }

    /** Names the conversation on this server and in its log; says nothing about the platform's session. */
    public String id() {
        return viewer.id();
    }

    /** Who is chatting, if somebody logged in. */
    public Optional<Principal> user() {
        return viewer.user();
    }

    /** What everybody of one network address has in common; empty: not known. */
    public String address() {
        return viewer.peer().address();
    }

    /**
     * Runs the task on the calling thread as who is chatting, for whatever asks who the caller is.
     *
     * @throws Exception what the task throws
     */
    <T extends @Nullable Object> T asUser(Callable<T> task) throws Exception {
        FutureTask<T> inContext = new FutureTask<>(task);
        viewer.peer().context().execute(inContext);
        try {
            return inContext.get();
        } catch (ExecutionException failure) {
            if (failure.getCause() instanceof Error error) {
                throw error;
            }
            throw (Exception) failure.getCause();
        }
    }

    /** Has the action, which must not block, run after each answer that is complete. */
    public void whenAnswered(Runnable action) {
        answered = action;
    }

    /** An answer is complete. */
    void answered() {
        answered.run();
    }

    /** Whether an answer is under way. One that waits for tools of the browser is not. */
    public boolean isAnswering() {
        return runs.get() > 0;
    }

    void runBegins() {
        runs.incrementAndGet();
    }

    void runEnds() {
        runs.decrementAndGet();
    }

    /** Ends the connection after what is on its way has left; the page comes back to whichever server takes it. */
    public void leave(CloseStatus status) {
        viewer.close(status);
    }

    /** A listener for the next answer: what it hears, the page sees. */
    public RunRelay nextRun() {
        return new RunRelay(this);
    }

    /** What a page may have the platform forget: messages of this conversation, and nothing where it names another. */
    public Rollback known(Rollback asked) {
        return told.known(asked);
    }

    /** Notes the ids that the page now knows, too. */
    void heard(StreamEvent.Start start) {
        told.learn(start);
    }

    /** The platform has lost what was said: the page is told, and what it knew of it names nothing any more. */
    public void sessionLost() {
        told.forget();
        send(RENEWED);
    }

    /** Sends one message to the page. Answers whether it could be taken. */
    public boolean send(String message) {
        return viewer.send(message);
    }

    /** Sends the messages in one frame. Answers whether they could be taken. */
    boolean send(List<String> messages) {
        return viewer.send(messages);
    }

    /** Whether the page has kept up. */
    boolean hasRoom() {
        return viewer.hasRoom();
    }

    /** Blocks the calling thread, a run's own, while the page is behind. */
    void awaitRoom() throws InterruptedException {
        viewer.awaitRoom(patience);
    }
}
