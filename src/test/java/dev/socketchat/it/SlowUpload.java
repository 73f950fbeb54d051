package dev.socketchat.it;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An upload of which the first bytes come and then no other. */
final class SlowUpload implements AutoCloseable {

    private static final int PATIENCE_MS = 20_000;
    private static final int STATUS_AT = "HTTP/1.1 ".length();

    private final Socket socket;

    SlowUpload(URI application, String address, String mediaType, int size, int sent) throws IOException {
        socket = new Socket(application.getHost(), application.getPort());
        socket.setSoTimeout(PATIENCE_MS);
        String head = "PUT " + application.getPath() + address + " HTTP/1.1\r\nHost: " + application.getAuthority()
                + "\r\nContent-Type: " + mediaType + "\r\nContent-Length: " + size + "\r\n\r\n" + "x".repeat(sent);
        socket.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Waits for the status of the answer, which comes before the rest of the body. */
    int awaitStatus() throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = socket.getInputStream().read(); next >= 0 && next != '\r'; next = socket.getInputStream().read()) {
            line.append((char) next);
        }
        if (line.length() < STATUS_AT) {
            throw new IOException("Ended after '" + line + "'");
        }
        return Integer.parseInt(line.substring(STATUS_AT, STATUS_AT + 3));
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
