package dev.socketchat.local.session;

import dev.socketchat.local.model.ModelMessage;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.util.List;
import java.util.stream.Collectors;

/** A thread written down for a prompt or a tool. */
final class Transcript {

    private Transcript() {
    }

    static JsonValue of(List<ModelMessage> messages, boolean asJson) {
        List<ModelMessage> spoken = messages.stream().filter(message -> !message.text().isBlank()).toList();
        return asJson ? JsonText.array(spoken.stream().map(Transcript::json).toList()) : JsonText.text(
                spoken.stream().map(message -> "**" + message.role() + "**: " + message.text())
                        .collect(Collectors.joining("\n\n")));
    }

    private static JsonObject json(ModelMessage message) {
        return JsonText.object().add("role", message.role()).add("content", message.text()).build();
    }
}
