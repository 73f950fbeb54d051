package dev.socketchat.it;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One request byte for byte as a test wants it, and the beginning of its answer. */
final class RawHttp {

    private static final int PATIENCE_MS = 10_000;
    private static final int ENOUGH = 8192;
    private static final Pattern LENGTH = Pattern.compile("(?i)content-length: (\\d+)");

    private RawHttp() {
    }

    static String exchange(URI application, String method, String path, String headers) throws IOException {
        return exchange(application, application.getAuthority(), method, path, headers);
    }

    /** The same, asking for a server of another name. */
    static String exchange(URI application, String host, String method, String path, String headers) throws IOException {
        try (Socket socket = new Socket(application.getHost(), application.getPort())) {
            socket.setSoTimeout(PATIENCE_MS);
            String head = method + " " + application.getPath() + path + " HTTP/1.1\r\nHost: " + host
                    + "\r\n" + headers + "\r\n" + (method.equals("POST") ? "Content-Length: 0\r\n" : "") + "\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            return read(socket.getInputStream());
        }
    }

    /** Up to the end of the connection, or of the body if its length was announced. */
    private static String read(InputStream in) throws IOException {
        StringBuilder answer = new StringBuilder();
        while (answer.length() < ENOUGH && !isWhole(answer)) {
            int next = in.read();
            if (next < 0) {
                break;
            }
            answer.append((char) next);
        }
        return answer.toString();
    }

    private static boolean isWhole(StringBuilder answer) {
        int end = answer.indexOf("\r\n\r\n");
        if (end < 0) {
            return false;
        }
        Matcher length = LENGTH.matcher(answer.substring(0, end));
        return length.find() && answer.length() >= end + 4 + Integer.parseInt(length.group(1));
    }
}
