package dev.socketchat.it;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A browser that reads at once, and notes how late each text is that says when it was written. */
final class PunctualBrowser implements WebSocket.Listener {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final Pattern WRITTEN = Pattern.compile("delta\\\\\":\\\\\"(\\d+) ");
    private static final String ASK = "[\"{\\\"type\\\":\\\"trigger\\\",\\\"triggerName\\\":\\\"user-message\\\","
            + "\\\"input\\\":{\\\"USER_MESSAGE\\\":\\\"Hello\\\"}}\"]";

    private final List<Long> delays = new ArrayList<>();
    private final StringBuilder frame = new StringBuilder();
    private final CompletableFuture<List<Long>> finished = new CompletableFuture<>();
    private WebSocket socket;

    /** Connects and asks. */
    static PunctualBrowser connect(URI application) {
        PunctualBrowser browser = new PunctualBrowser();
        URI address = URI.create(application.toString().replaceFirst("^http", "ws") + "octavus/000/" + UUID.randomUUID() + "/websocket");
        browser.socket = HTTP.newWebSocketBuilder().buildAsync(address, browser).orTimeout(10, TimeUnit.SECONDS).join();
        browser.socket.sendText(ASK, true).join();
        return browser;
    }

    /** How late each text was, in nanoseconds, once the answer has ended. */
    List<Long> awaitDelays() {
        return finished.orTimeout(60, TimeUnit.SECONDS).join();
    }

    void close() {
        socket.abort();
    }

    @Override
    public CompletionStage<?> onText(WebSocket webSocket, CharSequence data, boolean last) {
        frame.append(data);
        if (last) {
            long now = System.nanoTime();
            Matcher written = WRITTEN.matcher(frame);
            while (written.find()) {
                delays.add(now - Long.parseLong(written.group(1)));
            }
            if (frame.indexOf("\\\"finish\\\"") >= 0) {
                finished.complete(delays);
            } else if (frame.indexOf("\\\"error\\\"") >= 0) {
                finished.completeExceptionally(new IllegalStateException(frame.toString()));
            }
            frame.setLength(0);
        }
        webSocket.request(1);
        return null;
    }

    @Override
    public void onError(WebSocket webSocket, Throwable error) {
        finished.completeExceptionally(error);
    }
}
