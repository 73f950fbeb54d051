package dev.socketchat.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * A reverse proxy as small as can be: it serves an application under another path and hands everything else through,
 * WebSocket included. One request a connection, so that only the first line has to be rewritten.
 */
final class RewritingProxy implements AutoCloseable {

    private static final int LONGEST_HEAD = 65_536;

    private final ServerSocket listener;
    private final URI application;
    private final String path;
    private final ExecutorService threads = Executors.newCachedThreadPool();

    /** Serves the application under the path, which begins and ends with a slash. */
    RewritingProxy(URI application, String path) throws IOException {
        this.application = application;
        this.path = path;
        this.listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        threads.execute(this::listen);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort() + path);
    }

    private void listen() {
        while (!listener.isClosed()) {
            try {
                Socket browser = listener.accept();
                threads.execute(() -> serve(browser));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket browser) {
        try (browser; Socket server = new Socket(application.getHost(), application.getPort())) {
            String head = rewritten(head(browser.getInputStream()));
            server.getOutputStream().write(head.getBytes(StandardCharsets.ISO_8859_1));
            threads.execute(() -> pump(browser, server));
            server.getInputStream().transferTo(new Flushed(browser.getOutputStream()));
        } catch (IOException gone) {
            // Either side may leave at any time.
        }
    }

    private static void pump(Socket from, Socket to) {
        try {
            from.getInputStream().transferTo(new Flushed(to.getOutputStream()));
        } catch (IOException gone) {
            // The other direction notices, too.
        }
    }

    private String rewritten(String head) {
        int space = head.indexOf(' ');
        String target = head.substring(space + 1);
        if (!target.startsWith(path)) {
            return "GET /not-under-the-path HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
        }
        String mapped = head.substring(0, space + 1) + application.getPath() + target.substring(path.length());
        return mapped.contains("Upgrade: websocket") ? mapped : mapped.replaceFirst("(?i)\r\nConnection: [^\r]*", "\r\nConnection: close");
    }

    private static String head(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0 || head.length() > LONGEST_HEAD) {
                throw new IOException("No request");
            }
            head.append((char) next);
        }
        return head.toString();
    }

    @Override
    public void close() {
        try {
            listener.close();
        } catch (IOException unlikely) {
            throw new UncheckedIOException(unlikely);
        }
        threads.shutdownNow();
    }

    /** Sends what it gets at once. */
    private static final class Flushed extends OutputStream {
        private final OutputStream out;

        Flushed(OutputStream out) {
            this.out = out;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            out.flush();
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            out.flush();
        }
    }
}
