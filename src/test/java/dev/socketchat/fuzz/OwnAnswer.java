package dev.socketchat.fuzz;

import java.util.regex.Pattern;

/** The only answers of the five hundreds that are none of a fault. */
enum OwnAnswer {
    /** A limit was met, and it is said when to come back (RFC 9110, 15.6.4). */
    LIMIT(503, "(?is).*\nretry-after: *\\d+\r.*", ".*"),
    /** SockJS protocol 0.3.3, "XhrPolling.test_invalid_json". */
    NO_PAYLOAD(500, ".*", "Payload expected\\.\n"),
    /** The same. */
    BROKEN_JSON(500, ".*", "Broken JSON encoding\\.\n"),
    /** A method that the server does not know of (RFC 9110, 15.6.2). */
    METHOD(501, ".*", ".*"),
    /** A version that the server does not speak (RFC 9110, 15.6.6). */
    VERSION(505, ".*", ".*");

    private final int status;
    private final Pattern head;
    private final Pattern body;

    OwnAnswer(int status, String head, String body) {
        this.status = status;
        this.head = Pattern.compile("(?s)" + head);
        this.body = Pattern.compile("(?s)" + body);
    }

    static boolean allows(Response response) {
        for (OwnAnswer answer : values()) {
            if (answer.status == response.status() && answer.head.matcher(response.head()).matches()
                    && answer.body.matcher(response.body()).matches()) {
                return true;
            }
        }
        return false;
    }
}
