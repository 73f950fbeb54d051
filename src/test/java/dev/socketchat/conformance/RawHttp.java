package dev.socketchat.conformance;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** One TCP connection that speaks HTTP byte by byte, so that a test sees chunks, headers and ends as they are sent. */
final class RawHttp implements AutoCloseable {

    private static final int READ_LIMIT_MILLIS = 10_000;

    private final Socket socket;
    private final InputStream in;
    private int status;
    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);

    RawHttp(int port) throws IOException {
        socket = new Socket("127.0.0.1", port);
        socket.setSoTimeout(READ_LIMIT_MILLIS);
        in = socket.getInputStream();
    }

    /** Sends text as it is. */
    RawHttp write(String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return this;
    }

    /** Sends bytes as they are. */
    RawHttp write(byte[] bytes) throws IOException {
        socket.getOutputStream().write(bytes);
        return this;
    }

    /** Breaks the connection off, with a reset and not with an end. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    /** Sends a request of HTTP/1.1; a header that the test gives replaces the usual one. */
    RawHttp request(String method, String path, String body, String... lines) throws IOException {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: 127.0.0.1\r\n");
        if (method.equals("POST")) {
            request.append("Content-Length: ").append(body.getBytes(StandardCharsets.UTF_8).length).append("\r\n");
        }
        for (String line : lines) {
            request.append(line).append("\r\n");
        }
        return write(request + "\r\n" + body);
    }

    /** Reads status and headers. */
    RawHttp head() throws IOException {
        headers.clear();
        status = Integer.parseInt(line().split(" ")[1]);
        for (String line = line(); !line.isEmpty(); line = line()) {
            int colon = line.indexOf(':');
            headers.merge(line.substring(0, colon), line.substring(colon + 1).strip(), (a, b) -> a + "\n" + b);
        }
        return this;
    }

    int status() {
        return status;
    }

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Map<String, String> headers() {
        return headers;
    }

    boolean has(String name) {
        return headers.containsKey(name);
    }

    /** Reads the next chunk; empty at the end of the response. */
    Optional<String> chunk() throws IOException {
        int length = Integer.parseInt(line(), 16);
        String text = bytes(length);
        line();
        return length == 0 ? Optional.empty() : Optional.of(text);
    }

    /** Reads the whole body, however it is delimited. */
    String body() throws IOException {
        if (status == 204 || status == 304) {
            return "";
        }
        if (header("Transfer-Encoding").toLowerCase(Locale.ROOT).equals("chunked")) {
            StringBuilder body = new StringBuilder();
            for (Optional<String> next = chunk(); next.isPresent(); next = chunk()) {
                body.append(next.get());
            }
            return body.toString();
        }
        return has("Content-Length") ? bytes(Integer.parseInt(header("Content-Length"))) : rest();
    }

    /** Reads until the server closes. */
    String rest() throws IOException {
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    /** Reads one frame of a WebSocket that is shorter than 126 bytes: its first byte, as hexadecimal digits, and its text. */
    String frame() throws IOException {
        int first = in.read();
        return Integer.toHexString(first) + " " + bytes(in.read());
    }

    /** Reads the frame of a WebSocket that closes it, past short ones before, and says its code. */
    int closeCode() throws IOException {
        int first = in.read();
        int length = in.read();
        if (first < 0 || length < 0) {
            throw new EOFException("The connection ended without a close frame");
        }
        byte[] payload = in.readNBytes(length);
        return first == 0x88 ? (payload[0] & 0xff) << Byte.SIZE | payload[1] & 0xff : closeCode();
    }

    private String bytes(int length) throws IOException {
        byte[] read = in.readNBytes(length);
        if (read.length < length) {
            throw new EOFException("The connection ended early");
        }
        return new String(read, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0) {
                throw new EOFException("The connection ended early");
            }
            line.write(b);
        }
        return line.toString(StandardCharsets.UTF_8).stripTrailing();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
