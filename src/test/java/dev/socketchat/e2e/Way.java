package dev.socketchat.e2e;

import com.microsoft.playwright.Page;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The ways by which the SockJS client connects. One that is tried and takes too long is followed by the next, so a page is
 * left with one way alone; jsonp is off unless a setting turns it on.
 */
enum Way implements Consumer<Page> {
    WEBSOCKET("/websocket") {
        @Override
        void close(Page page) {
            page.addInitScript("delete window.WebSocket");
        }
    },
    XHR_STREAMING("/xhr_streaming"), EVENTSOURCE("/eventsource"), XHR_POLLING("/xhr"), JSONP("/jsonp");

    private final String path;

    Way(String path) {
        this.path = path;
    }

    /** Leaves a page that is about to be opened with this way only. */
    @Override
    public void accept(Page page) {
        Stream.of(values()).filter(other -> other != this).forEach(other -> other.close(page));
    }

    /** Whether an address was asked for by this way. */
    boolean leadsTo(String url) {
        return url.replaceFirst("\\?.*", "").endsWith(path);
    }

    void close(Page page) {
        page.route(Pattern.compile(path + "(\\?.*)?$"), route -> route.abort());
    }
}
