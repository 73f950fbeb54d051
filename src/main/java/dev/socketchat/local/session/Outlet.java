package dev.socketchat.local.session;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.time.Duration;

/** Where one block's events and parts go: to the page if the block is shown, to the message in any case. */
final class Outlet {

    private final EventSink sink;
    private final Conversation conversation;
    private final Message message;
    private final boolean shown;
    private final boolean chat;

    /** A block that is shown, but not part of the chat, streams to the page without becoming visible message content. */
    Outlet(EventSink sink, Conversation conversation, Message message, boolean shown, boolean chat) {
        this.sink = sink;
        this.conversation = conversation;
        this.message = message;
        this.shown = shown;
        this.chat = chat;
    }

    boolean isShown() {
        return shown && chat;
    }

    void emit(JsonObject event) throws IOException {
        if (shown) {
            sink.emit(event);
        }
    }

    /** Sends an event that the consumer needs, whatever the page is shown. */
    void emitAlways(JsonObject event) throws IOException {
        sink.emit(event);
    }

    void add(Part part) {
        message.add(part);
        conversation.add(message);
    }

    void pause(Duration time) throws IOException {
        sink.pause(time);
    }
}
