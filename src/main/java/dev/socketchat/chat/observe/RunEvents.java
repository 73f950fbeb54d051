package dev.socketchat.chat.observe;

import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.tool.ToolOutcome;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Hands the events of runs over to their observers' thread, and returns at once. Any thread may call. */
public final class RunEvents implements Consumer<RunEvent> {

    private static final Logger LOG = System.getLogger(RunEvents.class.getName());
    private static final int SAID_EVERY = 1000;

    private final Consumer<Object> observers;
    private final Executor executor;
    private final AtomicLong dropped = new AtomicLong();

    /**
     * @param observers blocks, and throws nothing
     * @param executor runs tasks in order, and refuses them when too many wait
     */
    public RunEvents(Consumer<Object> observers, Executor executor) {
        this.observers = observers;
        this.executor = executor;
    }

    /** For the observers there are; where there are none, nothing is handed over. */
    public static Consumer<RunEvent> to(Observers observers, Executor executor) {
        Optional<String> none = Optional.empty();
        Stream<RunEvent> kinds = Stream.of(new RunStarted("", "", none, none),
                new RunEnded("", "", none, none, RunOutcome.FINISHED, 0, Duration.ZERO, Optional.empty()),
                new ToolCalled("", "", none, "", "", false, ToolOutcome.SUCCEEDED, Duration.ZERO));
        return kinds.anyMatch(observers::areThereFor) ? new RunEvents(observers::tell, executor) : nobody -> { };
    }

    @Override
    public void accept(RunEvent event) {
        try {
            executor.execute(() -> observers.accept(event));
        } catch (Throwable full) {
            // Too many wait, or there is no thread to give: neither is the run's fault.
            long count = dropped.incrementAndGet();
            if (count % SAID_EVERY == 1) {
                LOG.log(Level.WARNING, "The observers of runs are behind: {0} events were dropped so far", count);
            }
        }
    }
}
