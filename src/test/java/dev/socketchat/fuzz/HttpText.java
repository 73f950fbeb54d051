package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.List;

/**
 * A message of HTTP/1.1 as its lines, the first included, and its body.
 *
 * @param lines without their ends; a byte each character
 */
record HttpText(List<String> lines, byte[] body) {

    static final String CONTEXT = "/chat/";
    private static final String CRLF = "\r\n";

    /** A request to the application as a page of its own would send it. */
    static HttpText request(int port, String method, String path, String... lines) {
        List<String> all = new ArrayList<>(List.of(method + " " + CONTEXT + path + " HTTP/1.1", "Host: 127.0.0.1:"
                + port));
        if (!method.equals("GET")) {
            all.add("Origin: http://127.0.0.1:" + port);
        }
        all.addAll(List.of(lines));
        return new HttpText(all, new byte[0]);
    }

    /** The handshake of a WebSocket. */
    static HttpText handshake(int port, String path) {
        return request(port, "GET", path, "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13",
                "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==", "Origin: http://127.0.0.1:" + port);
    }

    /** The same with other lines. */
    HttpText withLines(List<String> others) {
        return new HttpText(others, body);
    }

    /** The same with one more line. */
    HttpText with(String line) {
        List<String> more = new ArrayList<>(lines);
        more.add(line);
        return new HttpText(more, body);
    }

    /** The same with a body of an announced length. */
    HttpText withBody(byte[] content) {
        return new HttpText(with("Content-Length: " + content.length).lines, content);
    }

    /** The same with a body in chunks of at most so many bytes. */
    HttpText withChunks(byte[] content, int size) {
        StringBuilder chunks = new StringBuilder();
        String text = new String(content, ISO_8859_1);
        for (int from = 0; from < text.length(); from += size) {
            String chunk = text.substring(from, Math.min(text.length(), from + size));
            chunks.append(Integer.toHexString(chunk.length())).append(CRLF).append(chunk).append(CRLF);
        }
        return new HttpText(with("Transfer-Encoding: chunked").lines, (chunks + "0\r\n\r\n").getBytes(ISO_8859_1));
    }

    /** Its bytes, as they go over the wire. */
    byte[] bytes() {
        byte[] head = (String.join(CRLF, lines) + CRLF + CRLF).getBytes(UTF_8);
        return Mutation.splice(head, head.length, head.length, body);
    }
}
