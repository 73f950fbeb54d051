package dev.socketchat.e2e;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The network between a browser and the server, at a port of its own: it can be cut, refuse, and swallow everything. */
final class TcpLine implements AutoCloseable {

    private enum State { OPEN, REFUSING, SWALLOWING }

    private final URI server;
    private final ServerSocket entrance;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile State state = State.OPEN;

    private TcpLine(URI server) throws IOException {
        this.server = server;
        this.entrance = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    }

    static TcpLine to(URI server) {
        try {
            TcpLine line = new TcpLine(server);
            line.inBackground(line::accept);
            return line;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The server's address by way of this line. */
    URI address() {
        return URI.create("http://127.0.0.1:" + entrance.getLocalPort() + server.getPath());
    }

    /** Ends every connection; new ones are possible. */
    void cut() {
        sockets.forEach(TcpLine::reset);
        sockets.clear();
    }

    /** Ends every connection and lets none in until {@link #repair()}. */
    void refuse() {
        state = State.REFUSING;
        cut();
    }

    /** From now on nothing arrives anywhere, and nobody is told. */
    void swallow() {
        state = State.SWALLOWING;
    }

    void repair() {
        state = State.OPEN;
    }

    private void accept() throws IOException {
        while (!entrance.isClosed()) {
            Socket browser = entrance.accept();
            if (state == State.REFUSING) {
                reset(browser);
            } else {
                connect(browser);
            }
        }
    }

    private void connect(Socket browser) throws IOException {
        Socket onward = new Socket(server.getHost(), server.getPort());
        sockets.add(browser);
        sockets.add(onward);
        inBackground(() -> pump(browser, onward));
        inBackground(() -> pump(onward, browser));
    }

    private void pump(Socket from, Socket to) throws IOException {
        byte[] buffer = new byte[8192];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                if (state != State.SWALLOWING) {
                    out.write(buffer, 0, n);
                }
            }
        }
    }

    private static void reset(Socket socket) {
        try (socket) {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // It is gone either way.
        }
    }

    private void inBackground(Task task) {
        Thread thread = new Thread(() -> {
            try {
                task.run();
            } catch (IOException e) {
                // An end of the line hung up.
            }
        }, "tcp-line");
        thread.setDaemon(true);
        thread.start();
    }

    private interface Task {
        void run() throws IOException;
    }

    @Override
    public void close() {
        try {
            entrance.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            cut();
        }
    }
}
