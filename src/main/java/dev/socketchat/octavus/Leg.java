package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.event.EventParser;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.rest.ArrivingStream;
import dev.socketchat.octavus.rest.Exchange;
import dev.socketchat.octavus.sse.ServerSentEventReader;
import dev.socketchat.octavus.tool.ToolCall;
import java.io.IOException;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One answer of the platform while it is read: hands on what a reader should see, keeps back what the run acts on.
 * Used by one thread at a time; broken off through the exchange.
 */
final class Leg implements AutoCloseable {

    private final Exchange exchange;
    private final ArrivingStream body;
    private final ServerSentEventReader reader;
    private final RunBudget budget;
    private final Consumer<StreamEvent> observer;
    private final EventParser parser = new EventParser();
    private List<ToolCall> calls = List.of();
    private Optional<Ending> terminal = Optional.empty();
    private boolean waitsInVain;
    private @Nullable Arrival arrival;

    /**
     * What one read brought.
     *
     * @param failure why there will be no more
     */
    private record Arrival(List<StreamEvent> events, @Nullable IOException failure) {}

    Leg(
            Exchange exchange,
            OctavusConfig config,
            Environment environment,
            RunBudget budget,
            Consumer<StreamEvent> observer) {
        this.exchange = exchange;
        this.budget = budget;
        this.observer = observer;
        ArrivingStream raw = exchange.body();
        this.body = config.idleTimeout().isZero()
                ? raw
                : new WatchedStream(raw, config.idleTimeout().toNanos(), environment, exchange.cancellation()::cancel);
        exchange.cancellation().onCancel(this::closeBody);
        this.reader = new ServerSentEventReader(body, config.maxEventBytes(), EventParser::isWhole);
    }

    /**
     * Waits for the next events; may return none before the end.
     *
     * @throws ProtocolException if the platform sends more than a run may read
     * @throws IOException if the answer broke off
     */
    List<StreamEvent> read() throws IOException {
        Arrival next = arrival == null ? arrive() : arrival;
        arrival = null;
        if (next.failure() != null) {
            throw next.failure();
        }
        List<StreamEvent> visible = new ArrayList<>(next.events().size());
        for (StreamEvent event : next.events()) {
            if (isVisible(event)) {
                observer.accept(event);
                visible.add(event);
            }
        }
        return visible;
    }

    /** Has the action run when something has arrived, on a thread that must not wait; false if something has already. */
    boolean whenReadable(Runnable action) {
        return arrival == null && !reader.isEnded() && body.whenReadable(action);
    }

    /**
     * What has arrived, if it is to be handed on and that is all; maybe no event. Empty if {@link #read()}, on a thread
     * that may wait, is to see to it. For who was told that something has arrived.
     */
    Optional<List<StreamEvent>> readPlain() {
        if (arrival == null && !body.isTrickle()) {
            return Optional.empty();
        }
        Arrival next = arrival == null ? arrive() : arrival;
        boolean isPlain = next.failure() == null
                && !reader.isEnded()
                && next.events().stream().allMatch(Leg::isPlain);
        arrival = isPlain ? null : next;
        return isPlain ? Optional.of(next.events()) : Optional.empty();
    }

    /** Whether neither the run nor anybody who is told of it acts on the event. */
    private static boolean isPlain(StreamEvent event) {
        return event instanceof StreamEvent.Opaque && !event.type().equals(ResourceWatch.EVENT);
    }

    private Arrival arrive() {
        List<StreamEvent> events = new ArrayList<>();
        try {
            long before = reader.bytesRead();
            List<String> texts = reader.readArrived();
            budget.spend(reader.bytesRead() - before);
            for (String text : texts) {
                Optional<StreamEvent> event = parser.parse(text);
                event.ifPresent(events::add);
                if (event.isEmpty()) {
                    budget.countMalformed();
                }
            }
            return new Arrival(events, null);
        } catch (IOException e) {
            return new Arrival(events, e);
        }
    }

    private boolean isVisible(StreamEvent event) {
        if (event instanceof StreamEvent.ToolRequest request) {
            calls = request.toolCalls();
            return false;
        }
        if (event instanceof StreamEvent.Finish finish && isForTools(finish)) {
            waitsInVain = calls.isEmpty();
            return false;
        }
        if (event.isTerminal()) {
            terminal = Optional.of(Ending.by(event));
        }
        return true;
    }

    /** A reason without a name is one, too, if tools were asked for. */
    private boolean isForTools(StreamEvent.Finish finish) {
        return finish.waitsForTools() || finish.finishReason().equals(StreamEvent.Finish.OTHER) && !calls.isEmpty();
    }

    /** Whether the platform waits for tools that it did not ask for, or not in a way that anybody understands. */
    boolean waitsInVain() {
        return waitsInVain;
    }

    /** Whether the body was read to its end. */
    boolean isEnded() {
        return reader.isEnded();
    }

    /** How the run ends by the {@code finish} or {@code error} that was handed on, if one was. */
    Optional<Ending> terminal() {
        return terminal;
    }

    /** Whether the wait for bytes was too long. */
    boolean fellSilent() {
        return body instanceof WatchedStream watched && watched.isExpired();
    }

    /** What the last tool request asked for. */
    List<ToolCall> calls() {
        return calls;
    }

    @Override
    public void close() {
        try {
            closeBody();
        } finally {
            exchange.close();
        }
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException e) {
            // The connection is gone already, which is what closing is for.
        }
    }
}
