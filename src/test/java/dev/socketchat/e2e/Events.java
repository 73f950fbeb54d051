package dev.socketchat.e2e;

import jakarta.json.Json;
import java.util.stream.Stream;

/** Events of an agent's stream, written as the platform writes them. */
final class Events {

    private Events() {
    }

    static String start(String execution) {
        return "{\"type\":\"start\",\"messageId\":\"msg_%1$s\",\"executionId\":\"%1$s\"}".formatted(execution);
    }

    static String finish() {
        return "{\"type\":\"finish\",\"finishReason\":\"stop\"}";
    }

    static String textStart(String id) {
        return "{\"type\":\"text-start\",\"id\":\"%s\"}".formatted(id);
    }

    static String delta(String id, String text) {
        return "{\"type\":\"text-delta\",\"id\":\"%s\",\"delta\":%s}".formatted(id, quoted(text));
    }

    static String textEnd(String id) {
        return "{\"type\":\"text-end\",\"id\":\"%s\"}".formatted(id);
    }

    /** A piece of text, whole. */
    static String[] text(String id, String text) {
        return new String[] {textStart(id), delta(id, text), textEnd(id)};
    }

    static String[] reasoning(String text) {
        return new String[] {"{\"type\":\"reasoning-start\",\"id\":\"r1\"}",
            "{\"type\":\"reasoning-delta\",\"id\":\"r1\",\"delta\":%s}".formatted(quoted(text)), "{\"type\":\"reasoning-end\",\"id\":\"r1\"}"};
    }

    /** A tool that was called. */
    static String[] call(String id, String tool, String title, String input) {
        return new String[] {
            "{\"type\":\"tool-input-start\",\"toolCallId\":\"%s\",\"toolName\":\"%s\",\"title\":%s}".formatted(id, tool, quoted(title)),
            "{\"type\":\"tool-input-available\",\"toolCallId\":\"%s\",\"toolName\":\"%s\",\"input\":%s}".formatted(id, tool, input)};
    }

    /** A tool whose input is still being written. */
    static String[] growing(String id, String tool, String title, String... deltas) {
        String start = "{\"type\":\"tool-input-start\",\"toolCallId\":\"%s\",\"toolName\":\"%s\",\"title\":%s}"
                .formatted(id, tool, quoted(title));
        return Stream.concat(Stream.of(start), Stream.of(deltas).map(
                delta -> "{\"type\":\"tool-input-delta\",\"toolCallId\":\"%s\",\"inputTextDelta\":%s}".formatted(id, quoted(delta))))
                .toArray(String[]::new);
    }

    static String result(String id, String output) {
        return "{\"type\":\"tool-output-available\",\"toolCallId\":\"%s\",\"output\":%s}".formatted(id, output);
    }

    static String failure(String id, String error) {
        return "{\"type\":\"tool-output-error\",\"toolCallId\":\"%s\",\"error\":%s}".formatted(id, quoted(error));
    }

    /** A tool that is for the page, and the pause until its answer. */
    static String[] request(String execution, String id, String tool, String input) {
        return new String[] {
            "{\"type\":\"client-tool-request\",\"executionId\":\"%s\",\"toolCalls\":[{\"toolCallId\":\"%s\",\"toolName\":\"%s\",\"args\":%s}]}"
                    .formatted(execution, id, tool, input),
            "{\"type\":\"finish\",\"finishReason\":\"client-tool-calls\",\"executionId\":\"%s\"}".formatted(execution)};
    }

    static String source(String url, String title) {
        return "{\"type\":\"source\",\"id\":\"%1$s\",\"sourceType\":\"url\",\"url\":\"%1$s\",\"title\":%2$s}".formatted(url, quoted(title));
    }

    static String error(String type, boolean retryable, int retryAfter) {
        return "{\"type\":\"error\",\"errorType\":\"%s\",\"message\":\"Raw words\",\"source\":\"provider\",\"retryable\":%s,\"retryAfter\":%d}"
                .formatted(type, retryable, retryAfter);
    }

    static String[] all(Object... parts) {
        return Stream.of(parts).flatMap(part -> part instanceof String[] several ? Stream.of(several) : Stream.of((String) part))
                .toArray(String[]::new);
    }

    private static String quoted(String text) {
        return Json.createValue(text).toString();
    }
}
