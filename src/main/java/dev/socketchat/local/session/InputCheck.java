package dev.socketchat.local.session;

import dev.socketchat.local.agent.Field;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Checks an input against its declaration and fills the defaults in. */
final class InputCheck {

    private InputCheck() {
    }

    /**
     * The input with its defaults; what is not declared is dropped.
     *
     * @throws SessionException naming every missing or wrong value
     */
    static JsonObject complete(String of, Map<String, Field> fields, JsonObject given) throws SessionException {
        List<String> problems = new ArrayList<>();
        JsonObjectBuilder complete = JsonText.object();
        for (Field field : fields.values()) {
            JsonValue value = given.getOrDefault(field.name(), JsonValue.NULL);
            if (value != JsonValue.NULL) {
                field.complaint(value).ifPresent(problems::add);
                complete.add(field.name(), value);
            } else if (field.required()) {
                problems.add(field.name() + " is missing");
            } else {
                Optional<JsonValue> otherwise = field.defaultValue();
                otherwise.ifPresent(it -> complete.add(field.name(), it));
            }
        }
        if (!problems.isEmpty()) {
            throw new SessionException(SessionException.Reason.VALIDATION_ERROR,
                    "The input of " + of + " is not complete: " + String.join("; ", problems));
        }
        return complete.build();
    }
}
