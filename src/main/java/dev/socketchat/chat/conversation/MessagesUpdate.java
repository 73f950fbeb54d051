package dev.socketchat.chat.conversation;

import jakarta.json.JsonObject;
import java.util.List;

/**
 * Shows a page the messages that the platform has of the session it named.
 *
 * @param messages as the browser clients of Octavus take them, all of them
 */
@CustomEvent("messages-update")
public record MessagesUpdate(List<JsonObject> messages) {
}
