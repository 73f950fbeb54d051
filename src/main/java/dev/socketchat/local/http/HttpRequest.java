package dev.socketchat.local.http;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One complete request.
 *
 * @param method the method in capitals
 * @param path the path as sent, without the query
 * @param query the text after the question mark, empty without one
 * @param headers header values by lower-case name; repeated headers are joined by a comma
 * @param body the body, empty without one; not to be changed
 * @param persistent whether the client wants to use the connection again
 */
public record HttpRequest(String method, String path, String query, Map<String, String> headers, byte[] body,
        boolean persistent) {

    /** The value of a header, whatever the capitals of its name. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
    }

    /** The body as UTF-8 text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
