package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonObject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A platform on a loopback socket that answers each request with the next step of its script and remembers everything.
 */
public final class ScriptedPlatform implements AutoCloseable {

    /** What to do with one request. */
    public interface Step {
        public void answer(Wire wire) throws Exception;
    }

    /** One request as it arrived. */
    public record Received(String method, String path, Map<String, String> headers, String body) {
        public JsonObject json() {
            return Json.parseObject(body);
        }

        public Optional<String> header(String name) {
            return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
        }
    }

    private final ServerSocket listener;
    private final Deque<Step> script = new ArrayDeque<>();
    private Step otherwise = wire -> wire.json(599, "{\"error\":\"The script is over\"}");
    private final BlockingQueue<Received> arrivals = new LinkedBlockingQueue<>();
    private final List<Received> all = Collections.synchronizedList(new ArrayList<>());
    private final List<Socket> sockets = Collections.synchronizedList(new ArrayList<>());

    public ScriptedPlatform() {
        this(plainSocket());
    }

    public ScriptedPlatform(ServerSocket listener) {
        this.listener = listener;
        spawn(this::accept);
    }

    private static ServerSocket plainSocket() {
        try {
            return new ServerSocket(0, 200, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + listener.getLocalPort());
    }

    public ScriptedPlatform then(Step step) {
        synchronized (script) {
            script.add(step);
        }
        return this;
    }

    /** What to do with every request once the script is over. */
    public void otherwise(Step step) {
        synchronized (script) {
            otherwise = step;
        }
    }

    /** An event stream of these JSON texts, ended properly. */
    public ScriptedPlatform thenEvents(String... events) {
        return then(wire -> wire.stream().events(events).done());
    }

    public ScriptedPlatform thenJson(int status, String json, String... headers) {
        return then(wire -> wire.json(status, json, headers));
    }

    /** The answer to a request that creates a session. */
    public ScriptedPlatform thenSession(String id) {
        return thenJson(200, "{\"sessionId\":\"" + id + "\"}");
    }

    /** Waits for the next request nobody has taken yet. */
    public Received take() {
        try {
            Received next = arrivals.poll(10, TimeUnit.SECONDS);
            if (next == null) {
                throw new AssertionError("No request arrived");
            }
            return next;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    public List<Received> received() {
        synchronized (all) {
            return List.copyOf(all);
        }
    }

    private void accept() {
        try {
            while (true) {
                Socket socket = listener.accept();
                sockets.add(socket);
                spawn(() -> serve(socket));
            }
        } catch (IOException e) {
            // Closed: the end.
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            Received request = read(new BufferedInputStream(socket.getInputStream()));
            Step step;
            synchronized (script) {
                all.add(request);
                step = script.isEmpty() ? otherwise : script.remove();
            }
            arrivals.add(request);
            step.answer(new Wire(socket, request));
        } catch (IOException e) {
            // The client went away, which many tests want.
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Received read(InputStream in) throws IOException {
        String[] first = line(in).split(" ");
        if (first.length < 2) {
            throw new SocketException("No request");
        }
        Map<String, String> headers = new LinkedHashMap<>();
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.put(
                    line.substring(0, line.indexOf(':')).toLowerCase(Locale.ROOT),
                    line.substring(line.indexOf(':') + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        byte[] body = in.readNBytes(length);
        if (body.length < length) {
            throw new SocketException("Half a request");
        }
        return new Received(first[0], first[1], headers, new String(body, UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    private static void spawn(Runnable work) {
        Thread thread = new Thread(work, "scripted-platform");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() {
        try {
            listener.close();
            for (Socket socket : List.copyOf(sockets)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    /** The answering end of one request. */
    public static final class Wire {
        private final Socket socket;
        private final Received request;

        Wire(Socket socket, Received request) {
            this.socket = socket;
            this.request = request;
        }

        public Received request() {
            return request;
        }

        public void json(int status, String json, String... headers) throws IOException {
            body(status, "application/json", json, headers);
        }

        public void body(int status, String contentType, String body, String... headers) throws IOException {
            byte[] bytes = body.getBytes(UTF_8);
            raw(head(status, headers) + "Content-Type: " + contentType + "\r\nContent-Length: " + bytes.length
                    + "\r\n\r\n");
            socket.getOutputStream().write(bytes);
        }

        /** Sends the head of an event stream. */
        public Wire stream(String... headers) throws IOException {
            raw(head(200, headers) + "Content-Type: text/event-stream\r\nTransfer-Encoding: chunked\r\n\r\n");
            return this;
        }

        /** Sends events in one write. */
        public Wire events(String... events) throws IOException {
            StringBuilder text = new StringBuilder();
            for (String event : events) {
                text.append("data: ").append(event).append("\n\n");
            }
            return chunk(text.toString());
        }

        public Wire chunk(String text) throws IOException {
            byte[] bytes = text.getBytes(UTF_8);
            if (bytes.length > 0) {
                byte[] all = (Integer.toHexString(bytes.length) + "\r\n" + text + "\r\n").getBytes(UTF_8);
                socket.getOutputStream().write(all);
            }
            return this;
        }

        public void done() throws IOException {
            chunk("data: [DONE]\n\n").end();
        }

        /** Ends the body properly. */
        public void end() throws IOException {
            raw("0\r\n\r\n");
        }

        /** Breaks the connection off with a reset. */
        public void reset() throws IOException {
            socket.setSoLinger(true, 0);
            socket.close();
        }

        /** Waits until the client has closed its end. */
        public void awaitClosed(CountDownLatch seen) throws IOException {
            if (isClosedWithin(10_000)) {
                seen.countDown();
            }
        }

        /** Whether the client closes its end in that time. */
        public boolean isClosedWithin(int millis) throws IOException {
            try {
                socket.setSoTimeout(millis);
                return socket.getInputStream().read() < 0;
            } catch (SocketTimeoutException e) {
                return false;
            } catch (SocketException e) {
                return true;
            }
        }

        public void raw(String text) throws IOException {
            socket.getOutputStream().write(text.getBytes(ISO_8859_1));
        }

        private static String head(int status, String... headers) {
            StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Scripted\r\nConnection: close\r\n");
            for (String header : headers) {
                head.append(header).append("\r\n");
            }
            return head.toString();
        }
    }
}
