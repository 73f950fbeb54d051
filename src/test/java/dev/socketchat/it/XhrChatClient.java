package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.UUID;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;

/** The same browser where WebSocket is blocked: frames come in responses of one transport, messages leave by xhr_send. */
final class XhrChatClient extends ChatClient {

    private static final int NO_CONTENT = 204;

    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL)).build();
    private final String address;
    private final String origin;
    private final String method;
    private final String transport;
    private volatile Flow.Subscription stream;
    private volatile boolean over;

    private XhrChatClient(URI application, String method, String transport) {
        address = application + "octavus/000/" + UUID.randomUUID();
        origin = application.resolve("/").toString().replaceFirst("/$", "");
        this.method = method;
        this.transport = transport;
    }

    /** Connects to the SockJS service of the application at the address, and waits for its open frame. */
    static ChatClient connectStreaming(URI application) {
        return new XhrChatClient(application, "POST", "/xhr_streaming").opened();
    }

    /** The same over Server-Sent Events. */
    static ChatClient connectEventSource(URI application) {
        return new XhrChatClient(application, "GET", "/eventsource").opened();
    }

    /** The same with a request for every frame. */
    static ChatClient connectPolling(URI application) {
        return new XhrChatClient(application, "POST", "/xhr").opened();
    }

    private ChatClient opened() {
        open();
        assertThat(nextFrame()).isEqualTo("o");
        return this;
    }

    private HttpRequest request(String method, String transport, String body) {
        return HttpRequest.newBuilder(URI.create(address + transport)).header("Origin", origin)
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body)).build();
    }

    private void open() {
        http.sendAsync(request(method, transport, ""), BodyHandlers.fromLineSubscriber(new Lines()));
    }

    @Override
    public ChatClient sendText(String text) {
        assertThat(http.sendAsync(request("POST", "/xhr_send", text), BodyHandlers.ofString()).orTimeout(10, TimeUnit.SECONDS).join()
                .statusCode()).isEqualTo(NO_CONTENT);
        return this;
    }

    @Override
    public void abort() {
        over = true;
        stream.cancel();
    }

    @Override
    public void close() {
        abort();
    }

    /** One response: perhaps a prelude, then a frame a line; when it is full, the next one follows. */
    private final class Lines implements Flow.Subscriber<String> {
        @Override
        public void onSubscribe(Flow.Subscription subscription) {
            stream = subscription;
            subscription.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(String line) {
            String frame = line.replaceFirst("^data: ", "");
            if (frame.startsWith("c[")) {
                over = true;
                ended(Integer.parseInt(frame.substring(2, frame.indexOf(','))));
            } else if (!frame.isEmpty() && !frame.startsWith("hh")) {
                arrived(frame);
            }
        }

        @Override
        public void onError(Throwable failure) {
            ended(1006);
        }

        @Override
        public void onComplete() {
            if (!over) {
                open();
            }
        }
    }
}
