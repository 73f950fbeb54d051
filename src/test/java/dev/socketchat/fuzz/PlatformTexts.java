package dev.socketchat.fuzz;

import java.util.List;
import java.util.stream.Collectors;

/** Answers of a platform as the Octavus documentation has them, to be spoilt. */
final class PlatformTexts {

    /** Bodies of event streams. */
    static final List<String> STREAMS = List.of(
            stream("""
                    {"type":"text-start","id":"txt_1"}
                    {"type":"text-delta","id":"txt_1","delta":"Hello "}
                    {"type":"text-delta","id":"txt_1","delta":"world \\ud83d\\ude00"}
                    {"type":"text-end","id":"txt_1"}
                    """, "stop"),
            stream("""
                    {"type":"block-start","blockId":"b1","blockName":"A","blockType":"next-message","outputToChat":true}
                    {"type":"reasoning-start","id":"r1"}
                    {"type":"reasoning-delta","id":"r1","delta":"Hm"}
                    {"type":"reasoning-end","id":"r1"}
                    {"type":"text-delta","id":"txt_1","delta":"Hello"}
                    {"type":"block-end","blockId":"b1"}
                    """, "stop"),
            stream("""
                    {"type":"tool-input-start","toolCallId":"call_1","toolName":"get-user-account","display":"name"}
                    {"type":"tool-input-available","toolCallId":"call_1","toolName":"get-user-account","input":{}}
                    {"type":"tool-request","toolCalls":[{"toolCallId":"c","toolName":"get-user-account","args":{}}]}
                    """, "tool-calls"),
            stream("{\"type\":\"tool-request\",\"toolCalls\":[{\"toolCallId\":\"call_1\",\"toolName\":\"create-support-"
                    + "ticket\",\"args\":{\"summary\":\"x\",\"priority\":\"low\"},\"source\":\"llm\"},{\"toolCallId\":"
                    + "\"call_2\",\"toolName\":\"get-user-account\",\"args\":{\"userId\":\"1\"},\"blockIndex\":0}]}",
                    "tool-calls"),
            stream("{\"type\":\"tool-request\",\"toolCalls\":[{\"toolCallId\":\"call_1\",\"toolName\":"
                    + "\"get-browser-location\",\"args\":{}}]}", "tool-calls"),
            stream("""
                    {"type":"resource-update","name":"R","value":{"a":[1,null]}}
                    {"type":"source","sourceType":"url","id":"s1","url":"https://a.example/","title":"A"}
                    {"type":"file-available","id":"f1","mediaType":"image/png","url":"https://a.example/f","size":4}
                    {"type":"todo-update","todos":[{"id":"1","content":"x","status":"pending"}]}
                    """, "stop"),
            stream("""
                    {"type":"worker-start","workerId":"w1","workerSlug":"w","input":{}}
                    {"type":"text-delta","id":"t","delta":"x","workerId":"w1"}
                    {"type":"worker-result","workerId":"w1","output":1}
                    """, "stop"),
            stream("{\"type\":\"error\",\"errorType\":\"rate_limit_error\",\"message\":\"Too much\",\"source\":"
                    + "\"provider\",\"retryable\":true,\"retryAfter\":5,\"code\":\"X\",\"provider\":{\"name\":\"p\","
                    + "\"model\":\"m\",\"statusCode\":429}}", "error"),
            "event: message\nid: 1\nretry: 10\ndata: {\"type\":\"start\",\ndata: \"messageId\":\"m\"}\n\n: beat\n\n"
                    + stream("", "stop"));

    /** Bodies of other answers. */
    static final List<String> BODIES = List.of("{\"sessionId\":\"ses_1\"}",
            "{\"error\":\"Invalid API key\",\"code\":\"UNAUTHORIZED\"}", "{\"error\":{\"message\":\"no\",\"code\":7}}",
            "<!doctype html><title>Bad gateway</title>", "{\"files\":[{\"id\":\"file_1\",\"uploadUrl\":"
            + "\"http://127.0.0.1:1/u\",\"downloadUrl\":\"http://127.0.0.1:1/d\"}]}", "[]", "null", "{}", "data: {}",
            STREAMS.get(0));

    /** Statuses with their reasons, some of which nobody may send. */
    static final List<String> STATUSES = List.of("200 OK", "200 OK", "201 Created", "204 No Content", "206 Partial",
            "301 Moved", "302 Found", "307 Temporary Redirect", "308 Permanent Redirect", "304 Not Modified", "400 Bad",
            "401 Unauthorized", "402 Payment Required", "403 Forbidden", "404 Not Found", "407 Proxy", "409 Conflict",
            "413 Too Large", "418 Teapot", "422 No", "429 Too Many", "500 Error", "501 No", "502 Bad Gateway",
            "503 Unavailable", "504 Timeout", "599 Odd", "600 Odder", "99 Odd", "000 Zero", "-1 Odd", "100 Continue",
            "101 Switching", "103 Early Hints", "1000 Odd");

    private PlatformTexts() {
    }

    /** A stream of the events, a line each, between the first and the last. */
    private static String stream(String events, String reason) {
        String start = "{\"type\":\"start\",\"messageId\":\"msg_1\",\"executionId\":\"exe_1\"}\n";
        String finish = "{\"type\":\"finish\",\"finishReason\":\"" + reason + "\",\"executionId\":\"exe_1\"}\n[DONE]";
        return (start + events.strip() + "\n" + finish).lines().filter(line -> !line.isEmpty())
                .map(line -> "data: " + line + "\n\n").collect(Collectors.joining());
    }

    /** The head of an event stream. */
    static HttpText head() {
        return new HttpText(List.of("HTTP/1.1 200 OK", "Content-Type: text/event-stream", "Cache-Control: no-cache",
                "Connection: close"), new byte[0]);
    }

    /** The head of any other answer. */
    static HttpText head(String status) {
        return new HttpText(List.of("HTTP/1.1 " + status, "Content-Type: application/json",
                "Location: http://127.0.0.1:1/elsewhere", "Retry-After: 0", "WWW-Authenticate: Basic",
                "Set-Cookie: a=b", "Connection: close"), new byte[0]);
    }
}
