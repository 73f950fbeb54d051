package dev.socketchat.e2e;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import jakarta.json.Json;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What a page says to the server over SockJS, whichever transport it uses. */
final class SentMessages {

    private final List<JsonObject> messages = new CopyOnWriteArrayList<>();

    SentMessages(Page page) {
        page.onWebSocket(socket -> socket.onFrameSent(frame -> add(frame.text())));
        page.onRequest(this::add);
    }

    List<JsonObject> of(String type) {
        return messages.stream().filter(message -> message.getString("type").equals(type)).toList();
    }

    private void add(Request request) {
        if (request.url().contains("/xhr_send") && request.postData() != null) {
            add(request.postData());
        }
    }

    /** Both ways carry an array of texts, each a message (SockJS protocol 0.3.3). */
    private void add(String frame) {
        JsonArray texts = Json.createReader(new StringReader(frame)).readArray();
        texts.getValuesAs(JsonString.class)
                .forEach(text -> messages.add(Json.createReader(new StringReader(text.getString())).readObject()));
    }
}
