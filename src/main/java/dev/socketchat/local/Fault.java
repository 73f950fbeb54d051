package dev.socketchat.local;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Something that can go wrong between a platform and its caller. Given to {@link Faults}. */
public sealed interface Fault {

    /**
     * An answer with a status of one's own in place of the usual one.
     *
     * @param retryAfter the value of the {@code Retry-After} header
     */
    record Status(int status, Optional<String> retryAfter, String contentType, String body) implements Fault {
    }

    /** The connection is closed without an answer. */
    record Refuse() implements Fault {
    }

    /** The answer begins late. */
    record SlowHeaders(Duration time) implements Fault {
    }

    /**
     * No event follows until the caller hangs up.
     *
     * @param afterEvents events sent before
     * @param heartbeats whether heartbeats go on
     */
    record Silence(int afterEvents, boolean heartbeats) implements Fault {
    }

    /** The connection is closed in the middle of the stream. */
    record Cut(int afterEvents) implements Fault {
    }

    /** The connection is reset in the middle of the stream. */
    record Reset(int afterEvents) implements Fault {
    }

    /** A line whose JSON is not complete stands among the events. */
    record MalformedLine(int afterEvents) implements Fault {
    }

    /** An event of a type that nobody knows stands among the events. */
    record UnknownEvent(int afterEvents) implements Fault {
    }

    /** The body ends right behind the JSON of the last event. */
    record MissingFinalNewline() implements Fault {
    }

    /** The body ends without {@code finish} or {@code error}. */
    record NoFinish() implements Fault {
    }

    /**
     * A text of many deltas in place of the agent's answer.
     *
     * @param events number of deltas
     * @param perWrite deltas in one write
     * @param interval time between two writes; when it is not zero, each delta holds the {@link System#nanoTime} at
     *     which it was written
     */
    record Flood(int events, int perWrite, Duration interval) implements Fault {
    }

    /** A body of one's own in place of the agent's answer, each piece in a write of its own. */
    record Raw(List<byte[]> writes) implements Fault {
    }

    /** A body of one's own, each text in a write of its own. */
    static Fault raw(String... writes) {
        return new Raw(Arrays.stream(writes).map(text -> text.getBytes(StandardCharsets.UTF_8)).toList());
    }

    /** A body of one's own, each byte in a write of its own. */
    static Fault byteByByte(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return new Raw(IntStream.range(0, bytes.length).mapToObj(i -> new byte[] {bytes[i]}).toList());
    }

    /** An error answer as the platform gives it. */
    static Fault status(int status) {
        return new Status(status, Optional.empty(), "application/json",
                "{\"error\":\"The platform answers with " + status + " because a test wants it to\"}");
    }

    /** An error answer with a {@code Retry-After} header. */
    static Fault status(int status, String retryAfter) {
        Status plain = (Status) status(status);
        return new Status(status, Optional.of(retryAfter), plain.contentType(), plain.body());
    }

    /** An error page as a proxy gives it. */
    static Fault html(int status) {
        return new Status(status, Optional.empty(), "text/html",
                "<!doctype html><title>Bad gateway</title><h1>Bad gateway</h1>");
    }
}
