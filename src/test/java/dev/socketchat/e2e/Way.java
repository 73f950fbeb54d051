package dev.socketchat.e2e;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The ways in the order in which the SockJS client tries them, each with what is taken away to get there; jsonp is off
 * unless a setting turns it on.
 */
enum Way implements Consumer<Page> {
    WEBSOCKET("/websocket", List.of()),
    XHR_STREAMING("/xhr_streaming", List.of("/websocket")),
    EVENTSOURCE("/eventsource", List.of("/websocket", "/xhr_streaming")),
    XHR_POLLING("/xhr", List.of("/websocket", "/xhr_streaming", "/eventsource")),
    JSONP("/jsonp", List.of("/websocket", "/xhr_streaming", "/eventsource", "/xhr"));

    private final String path;
    private final List<String> closed;

    Way(String path, List<String> closed) {
        this.path = path;
        this.closed = closed;
    }

    /** Leaves a page that is about to be opened with this way only. */
    @Override
    public void accept(Page page) {
        closed.forEach(other -> close(page, other));
    }

    /** Whether an address was asked for by this way. */
    boolean leadsTo(String url) {
        return url.replaceFirst("\\?.*", "").endsWith(path);
    }

    private static void close(Page page, String path) {
        if (path.equals("/websocket")) {
            page.addInitScript("delete window.WebSocket");
        } else {
            page.route(Pattern.compile(".*" + path + "(\\?.*)?"), route -> route.abort());
        }
    }
}
