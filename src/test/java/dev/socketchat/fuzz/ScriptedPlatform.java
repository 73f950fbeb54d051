package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import dev.socketchat.local.LocalPlatform;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Stands before a local platform. What belongs to a case by its tag is answered byte for byte as the case wants it, all
 * else by the platform behind.
 */
final class ScriptedPlatform implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 60_000;
    private static final int CONNECTIONS = 256;
    private static final long BETWEEN_WRITES_NANOS = 200_000;

    private final LocalPlatform behind;
    private final ServerSocket listener;
    private final Map<Long, PlatformScript> answers = new ConcurrentHashMap<>();
    private final Queue<PlatformScript> creations = new ConcurrentLinkedQueue<>();
    private final AtomicInteger headless = new AtomicInteger();
    private final ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS, ScriptedPlatform::daemon);

    ScriptedPlatform(LocalPlatform behind) throws IOException {
        this.behind = behind;
        listener = new ServerSocket(0, CONNECTIONS, InetAddress.getByName("127.0.0.1"));
        threads.execute(this::accept);
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "scripted-platform");
        thread.setDaemon(true);
        return thread;
    }

    int port() {
        return listener.getLocalPort();
    }

    /** Every request of the case gets this answer, but for those with results of its tools. */
    void answer(FuzzCase played, PlatformScript script) {
        answers.put(played.number(), script);
    }

    /** The next session that is asked for gets this answer. */
    void answerCreation(PlatformScript script) {
        creations.add(script);
    }

    void forget(FuzzCase played) {
        answers.remove(played.number());
    }

    /**
     * Answers whose head cannot be read. The JDK's client (17.0.15) never closes a connection that brought one, which
     * no
     * user of it can mend.
     */
    int headless() {
        return headless.get();
    }

    /** Forgets what nobody asked for. */
    void forgetAll() {
        answers.clear();
        creations.clear();
    }

    private void accept() {
        while (!listener.isClosed()) {
            try {
                Socket caller = listener.accept();
                threads.execute(() -> serve(caller));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void serve(Socket caller) {
        try (caller) {
            caller.setSoTimeout(PATIENCE_MILLIS);
            String request = request(caller.getInputStream());
            PlatformScript script = script(request);
            if (script != null) {
                play(script, caller);
            } else if (!request.isEmpty()) {
                relay(request, caller);
            }
        } catch (IOException hungUp) {
            // The server under test may hang up whenever it likes.
        }
    }

    private PlatformScript script(String request) {
        PlatformScript script = answers.get(FuzzCase.tagged(request));
        if (script != null && !request.contains("\"toolResults\"")) {
            return script;
        }
        return request.startsWith("POST /api/agent-sessions HTTP") ? creations.poll() : null;
    }

    private void play(PlatformScript script, Socket caller) throws IOException {
        if (script.isEndlessForTheJdk()) {
            return;
        }
        if (!script.hasHead()) {
            headless.incrementAndGet();
        }
        for (byte[] piece : script.writes()) {
            caller.getOutputStream().write(piece);
            LockSupport.parkNanos(script.writes().size() > 1 ? BETWEEN_WRITES_NANOS : 0);
        }
        switch (script.ending()) {
            case RESETS -> caller.setSoLinger(true, 0);
            case STAYS_SILENT -> caller.getInputStream().transferTo(OutputStream.nullOutputStream());
            default -> caller.shutdownOutput();
        }
    }

    /** Hands the request on, and what comes back, a connection for each. */
    private void relay(String request, Socket caller) throws IOException {
        try (Socket platform = new Socket(InetAddress.getByName("127.0.0.1"), behind.baseUri().getPort())) {
            platform.setSoTimeout(PATIENCE_MILLIS);
            platform.getOutputStream().write(request.replaceFirst("\r\n",
                    "\r\nConnection: close\r\n").getBytes(ISO_8859_1));
            InputStream in = platform.getInputStream();
            byte[] buffer = new byte[8192];
            int first = in.read(buffer);
            String head = new String(buffer, 0, Math.max(0, first), ISO_8859_1).replaceFirst("\r\n",
                    "\r\nConnection: close\r\n");
            caller.getOutputStream().write(head.getBytes(ISO_8859_1));
            in.transferTo(caller.getOutputStream());
        }
    }

    /** One whole request, byte for character; empty if none comes. */
    private static String request(InputStream in) throws IOException {
        StringBuilder request = new StringBuilder();
        int length = -1;
        while (length < 0 || request.length() < length) {
            int next = in.read();
            if (next < 0) {
                return "";
            }
            request.append((char) next);
            if (length < 0 && next == '\n' && request.length() > 3
                    && request.substring(request.length() - 4).equals("\r\n\r\n")) {
                length = request.length() + announced(request.toString());
            }
        }
        return request.toString();
    }

    private static int announced(String head) {
        Matcher length = Pattern.compile("(?i)content-length: *(\\d+)").matcher(head);
        return length.find() ? Integer.parseInt(length.group(1)) : 0;
    }

    @Override
    public void close() throws IOException {
        listener.close();
        threads.shutdownNow();
    }
}
