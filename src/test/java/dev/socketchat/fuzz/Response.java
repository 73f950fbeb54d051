package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One answer of a server.
 *
 * @param head status line and headers; the beginning of the bytes where they are no answer of HTTP
 * @param body as far as it came, without the coding in chunks
 * @param end where the next answer begins
 */
record Response(int status, String head, String body, int end, boolean isWhole) {

    static final int SWITCHING = 101;
    private static final Pattern STATUS = Pattern.compile("HTTP/\\d\\.\\d (\\d{3})[ \r]");
    private static final Pattern LENGTH = Pattern.compile("(?im)^content-length: *(\\d{1,9})\r?$");
    private static final Pattern CHUNKED = Pattern.compile("(?im)^transfer-encoding: *chunked\r?$");
    private static final Pattern CHUNK = Pattern.compile("([0-9a-fA-F]{1,7})[^\r]*\r\n");
    private static final Pattern CLOSE = Pattern.compile("(?im)^connection: *close\r?$");
    private static final String END = "\r\n\r\n";

    /** The answers in the bytes of one connection, up to one that opens a WebSocket. */
    static List<Response> read(byte[] bytes) {
        String all = new String(bytes, ISO_8859_1);
        List<Response> responses = new ArrayList<>();
        for (int at = 0; at < all.length();) {
            Response next = next(all, at);
            responses.add(next);
            at = next.status == SWITCHING ? all.length() : next.end;
        }
        return responses;
    }

    private static Response next(String all, int at) {
        Matcher status = STATUS.matcher(all).region(at, all.length());
        int end = all.indexOf(END, at);
        if (!status.lookingAt() || end < 0) {
            return new Response(status.lookingAt() ? Integer.parseInt(status.group(1)) : 0, all.substring(at), "",
                    all.length(), false);
        }
        int code = Integer.parseInt(status.group(1));
        String head = all.substring(at, end + 2);
        int body = end + END.length();
        if (code < 200 || code == 204 || code == 304) {
            return new Response(code, head, "", body, true);
        }
        Matcher length = LENGTH.matcher(head);
        if (CHUNKED.matcher(head).find()) {
            return chunked(code, head, all, body);
        }
        int until = length.find() ? body + Integer.parseInt(length.group(1)) : all.length();
        int last = Math.min(until, all.length());
        return new Response(code, head, all.substring(body, last), last, until <= all.length());
    }

    private static Response chunked(int code, String head, String all, int from) {
        StringBuilder body = new StringBuilder();
        int at = from;
        while (true) {
            Matcher size = CHUNK.matcher(all).region(at, all.length());
            if (!size.lookingAt() || size.end() + Integer.parseInt(size.group(1), 16) + 2 > all.length()) {
                return new Response(code, head, body.toString(), all.length(), false);
            }
            int length = Integer.parseInt(size.group(1), 16);
            body.append(all, size.end(), size.end() + length);
            at = size.end() + length + 2;
            if (length == 0) {
                return new Response(code, head, body.toString(), at, true);
            }
        }
    }

    /** Whether nothing follows on the connection. */
    boolean isLast() {
        return CLOSE.matcher(head).find();
    }

    boolean isInterim() {
        return status >= 100 && status < 200 && status != SWITCHING;
    }
}
