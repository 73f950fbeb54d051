package dev.socketchat.e2e;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A document, of any origin, with the SockJS client as its authors built it and the chat's messages written by hand. */
final class StockClientPage implements AutoCloseable {

    private static final Path CLIENT = Path.of("webapp/node_modules/sockjs-client/dist/sockjs.min.js");
    private static final double PATIENCE_MS = 20_000;

    private static final String CONNECT = """
            ([address, transport]) => new Promise((opened, failed) => {
              const socket = new SockJS(address, null, { transports: [transport], timeout: 10000 });
              window.events = [];
              window.say = (message) => socket.send(JSON.stringify(message));
              socket.onmessage = (event) => events.push(JSON.parse(event.data));
              socket.onopen = () => opened(socket.transport);
              socket.onclose = (event) => failed(new Error(event.code + ' ' + event.reason));
            })""";

    private static final String LOCATE = """
            () => {
              const request = events.find((event) => event.type === 'client-tool-request');
              const result = { latitude: 52.52, longitude: 13.405 };
              const toolResults = [{ toolCallId: request.toolCalls[0].toolCallId, result }];
              window.events = [];
              say({ type: 'continue', executionId: request.executionId, toolResults });
            }""";

    private final BrowserContext context;
    private final Page page;

    private StockClientPage(Browser browser, URI address, String client) {
        context = browser.newContext();
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.navigate(address.toString());
        page.evaluate(client);
    }

    /** Opens any document and adds the client, as no policy of the document may keep a test from doing. */
    static StockClientPage at(Browser browser, URI address) throws IOException {
        return new StockClientPage(browser, address, Files.readString(CLIENT));
    }

    /** Connects by one transport and no other; gives the name of the one the client says it uses. */
    String connect(URI service, String transport) {
        return (String) page.evaluate(CONNECT, List.of(service.toString(), transport));
    }

    /** Asks, with a fresh list of events. */
    StockClientPage ask(String text) {
        page.evaluate("""
                (text) => {
                  window.events = [];
                  say({ type: 'trigger', triggerName: 'user-message', input: { USER_MESSAGE: text } });
                }""", text);
        return this;
    }

    void stop() {
        page.evaluate("() => say({ type: 'stop' })");
    }

    StockClientPage await(String type) {
        page.waitForFunction("(type) => events.some((event) => event.type === type)", type);
        return this;
    }

    /** Answers the call of the browser's tool. */
    StockClientPage locate() {
        page.evaluate(LOCATE);
        return this;
    }

    String text() {
        return (String) page.evaluate("() => events.filter((event) => event.type === 'text-delta').map((event) => event.delta).join('')");
    }

    String notification() {
        return (String) page.evaluate("() => events.find((event) => event.type === 'custom-notification').message");
    }

    @Override
    public void close() {
        context.close();
    }
}
