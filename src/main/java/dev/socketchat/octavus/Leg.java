package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Environment;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.event.EventParser;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.rest.Exchange;
import dev.socketchat.octavus.sse.ServerSentEventReader;
import dev.socketchat.octavus.tool.ToolCall;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One answer of the platform while it is read: hands on what a reader should see, keeps back what the run acts on.
 * Used by the run's thread alone; broken off through the exchange.
 */
final class Leg implements AutoCloseable {

    private final Exchange exchange;
    private final InputStream body;
    private final ServerSentEventReader reader;
    private final RunBudget budget;
    private final Consumer<StreamEvent> observer;
    private final EventParser parser = new EventParser();
    private List<ToolCall> calls = List.of();
    private Optional<RunState> terminal = Optional.empty();
    private boolean ended;

    Leg(
            Exchange exchange,
            OctavusConfig config,
            Environment environment,
            RunBudget budget,
            Consumer<StreamEvent> observer) {
        this.exchange = exchange;
        this.budget = budget;
        this.observer = observer;
        InputStream raw = exchange.response().readEntity(InputStream.class);
        this.body = config.idleTimeout().isZero()
                ? raw
                : new WatchedStream(raw, config.idleTimeout().toNanos(), environment, exchange.cancellation()::cancel);
        this.reader = new ServerSentEventReader(body, config.maxEventBytes());
        exchange.cancellation().onCancel(this::closeBody);
    }

    /**
     * Waits for the next events; may return none before the end.
     *
     * @throws ProtocolException if the platform sends more than a run may read
     * @throws IOException if the answer broke off
     */
    List<StreamEvent> read() throws IOException {
        long before = reader.bytesRead();
        List<String> texts = reader.readBatch();
        budget.spend(reader.bytesRead() - before);
        ended = texts.isEmpty();
        List<StreamEvent> visible = new ArrayList<>(texts.size());
        for (String text : texts) {
            Optional<StreamEvent> event = parser.parse(text);
            if (event.isEmpty()) {
                budget.countMalformed();
            } else if (isVisible(event.get())) {
                observer.accept(event.get());
                visible.add(event.get());
            }
        }
        return visible;
    }

    private boolean isVisible(StreamEvent event) {
        if (event instanceof StreamEvent.ToolRequest request) {
            calls = request.toolCalls();
            return false;
        }
        if (event instanceof StreamEvent.Finish finish) {
            if (finish.finishReason().equals(StreamEvent.Finish.TOOL_CALLS) && !calls.isEmpty()) {
                return false;
            }
            terminal = Optional.of(RunState.FINISHED);
        } else if (event instanceof StreamEvent.Failure) {
            terminal = Optional.of(RunState.FAILED);
        }
        return true;
    }

    /** Whether the body was read to its end. */
    boolean isEnded() {
        return ended;
    }

    /** What the run becomes by the {@code finish} or {@code error} that was handed on, if one was. */
    Optional<RunState> terminal() {
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
        closeBody();
        exchange.close();
    }

    private void closeBody() {
        try {
            body.close();
        } catch (IOException e) {
            // The connection is gone already, which is what closing is for.
        }
    }
}
