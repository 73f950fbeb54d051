package dev.socketchat.chat.conversation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.bind.JsonbException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.Set;
import java.util.stream.Collectors;

/** Makes an application's records of JSON from outside: filled by JSON-B, checked by Bean Validation. Any thread may call. */
@ApplicationScoped
public class RecordReader {

    private static final int MOST_TEXT = 300;

    @Inject
    private Validator validator;

    private final JsonBinding json = new JsonBinding();

    /** @throws UnfitRecordException if a member has the wrong type, or the record breaks its own rules */
    public <T> T read(JsonObject object, Class<T> type) {
        T record = bind(object, type);
        Set<ConstraintViolation<T>> violations = validator.validate(record);
        if (!violations.isEmpty()) {
            throw new UnfitRecordException(violations.stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted().collect(Collectors.joining("; ")));
        }
        return record;
    }

    private <T> T bind(JsonObject object, Class<T> type) {
        try {
            return json.fromJson(object, type);
        } catch (JsonbException unreadable) {
            String members = object.keySet().toString();
            throw new UnfitRecordException(members.substring(0, Math.min(members.length(), MOST_TEXT)), unreadable);
        }
    }
}
