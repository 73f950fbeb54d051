package dev.socketchat.it;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that asks for an answer and never reads it. */
public final class StalledBrowser implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 20_000;
    private static final int SMALL_BUFFER = 4_096;
    private static final int MASKED_TEXT = 0x81;
    private static final Pattern COOKIE = Pattern.compile("(?i)set-cookie: ([^;\r]+)");
    private static final String MESSAGE =
            "[\"{\\\"type\\\":\\\"trigger\\\",\\\"triggerName\\\":\\\"user-message\\\",\\\"input\\\":{\\\"USER_MESSAGE\\\":\\\"Flood me\\\"}}\"]";

    /** How a browser can stop reading. */
    public enum Kind {
        WEBSOCKET, XHR_STREAMING, EVENTSOURCE, XHR_POLLING;

        public StalledBrowser connect(URI application) throws IOException {
            return switch (this) {
                case WEBSOCKET -> overWebSocket(application);
                case XHR_STREAMING -> overStreaming(application);
                case EVENTSOURCE -> overEventSource(application);
                case XHR_POLLING -> overPolling(application);
            };
        }
    }

    private final URI application;
    private final String path;
    private final List<Socket> sockets = new ArrayList<>();
    private String cookie = "";

    private StalledBrowser(URI application) {
        this.application = application;
        this.path = application.getPath() + "octavus/000/" + UUID.randomUUID();
    }

    /** Reads nothing of what its WebSocket brings. */
    private static StalledBrowser overWebSocket(URI application) throws IOException {
        StalledBrowser browser = new StalledBrowser(application);
        Socket socket = browser.request("GET", "/websocket", "", "Upgrade: websocket\r\nConnection: Upgrade\r\n"
                + "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n");
        readUntil(socket, "\r\n\r\n");
        ByteArrayOutputStream frame = new ByteArrayOutputStream();
        byte[] text = MESSAGE.getBytes(ISO_8859_1);
        frame.writeBytes(new byte[] {(byte) MASKED_TEXT, (byte) (0x80 | 126), (byte) (text.length >> 8), (byte) text.length});
        // A mask of zeros leaves the text as it is.
        frame.writeBytes(new byte[4]);
        frame.writeBytes(text);
        socket.getOutputStream().write(frame.toByteArray());
        return browser;
    }

    /** Reads nothing of its streaming response but the beginning. */
    private static StalledBrowser overStreaming(URI application) throws IOException {
        return new StalledBrowser(application).open("/xhr_streaming");
    }

    /** Reads nothing of its events but the first. */
    private static StalledBrowser overEventSource(URI application) throws IOException {
        StalledBrowser browser = new StalledBrowser(application);
        return browser.ask(readUntil(browser.request("GET", "/eventsource", "", ""), "data: o\r\n"));
    }

    /** Never polls again. */
    private static StalledBrowser overPolling(URI application) throws IOException {
        return new StalledBrowser(application).open("/xhr");
    }

    private StalledBrowser open(String transport) throws IOException {
        return ask(readUntil(request("POST", transport, "", ""), "o\n"));
    }

    private StalledBrowser ask(String head) throws IOException {
        Matcher given = COOKIE.matcher(head);
        cookie = given.find() ? "Cookie: " + given.group(1) + "\r\n" : "";
        String sent = readUntil(request("POST", "/xhr_send", MESSAGE, ""), "\r\n\r\n");
        if (!sent.startsWith("HTTP/1.1 204")) {
            throw new IOException(sent);
        }
        return this;
    }

    /** Reads what is left on the first connection. Answers whether the server has ended it. */
    boolean isHungUpOn() {
        try {
            byte[] rest = new byte[64 * 1024];
            InputStream in = sockets.get(0).getInputStream();
            while (in.read(rest) >= 0) {
                // What had left before.
            }
            return true;
        } catch (SocketTimeoutException e) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private Socket request(String method, String transport, String body, String headers) throws IOException {
        Socket socket = new Socket();
        sockets.add(socket);
        socket.setReceiveBufferSize(SMALL_BUFFER);
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.connect(new InetSocketAddress(application.getHost(), application.getPort()));
        String length = method.equals("POST") ? "Content-Length: " + body.length() + "\r\n" : "";
        String head = method + " " + path + transport + " HTTP/1.1\r\nHost: " + application.getAuthority() + "\r\nOrigin: http://"
                + application.getAuthority() + "\r\n" + headers + cookie + length + "\r\n";
        socket.getOutputStream().write((head + body).getBytes(ISO_8859_1));
        return socket;
    }

    private static String readUntil(Socket socket, String end) throws IOException {
        StringBuilder text = new StringBuilder();
        InputStream in = socket.getInputStream();
        while (text.indexOf(end, Math.max(0, text.length() - end.length())) < 0) {
            int next = in.read();
            if (next < 0) {
                throw new IOException("Ended after " + text);
            }
            text.append((char) next);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
    }
}
