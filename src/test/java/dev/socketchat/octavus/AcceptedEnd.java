package dev.socketchat.octavus;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.event.StreamEvent;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** The published schema of the events that end an answer, as a table: what does not pass leaves a browser waiting. */
final class AcceptedEnd {

    private static final List<Row> ROWS = read();

    private AcceptedEnd() {}

    private record Row(String event, String member, boolean isNeeded, String kind, List<String> values) {

        boolean accepts(JsonValue value) {
            return switch (kind) {
                case "text" -> value instanceof JsonString text && (values.isEmpty() || values.contains(text.getString()));
                case "flag" -> value == JsonValue.TRUE || value == JsonValue.FALSE;
                case "number" -> value instanceof JsonNumber number && Double.isFinite(number.doubleValue());
                case "object" -> value instanceof JsonObject object
                        && values.stream().allMatch(name -> object.get(name) instanceof JsonString);
                default -> throw new AssertionError(kind);
            };
        }
    }

    /** Fails unless the events end with one, and only one, that browsers accept as the end. */
    static void of(List<StreamEvent> events) {
        List<StreamEvent> ends = events.stream().filter(StreamEvent::isTerminal).toList();
        assertThat(ends).hasSize(1).containsExactly(events.get(events.size() - 1));
        JsonObject end = TestBench.json(ends.get(0));
        assertThat(ROWS).filteredOn(row -> row.event().equals(end.getString("type"))).isNotEmpty().allSatisfy(row -> assertThat(
                        end.containsKey(row.member()) ? row.accepts(end.get(row.member())) : !row.isNeeded())
                .as("%s in %s", row.member(), end)
                .isTrue());
    }

    private static List<Row> read() {
        try (InputStream in = Objects.requireNonNull(AcceptedEnd.class.getResourceAsStream("/terminal-events.csv"))) {
            return new String(in.readAllBytes(), UTF_8).lines().filter(line -> !line.startsWith("#")).map(AcceptedEnd::row).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Row row(String line) {
        String[] cells = line.split(" *, *", -1);
        List<String> values = cells[4].isBlank() ? List.of() : List.of(cells[4].split(" "));
        return new Row(cells[0], cells[1], cells[2].equals("yes"), cells[3], values);
    }
}
