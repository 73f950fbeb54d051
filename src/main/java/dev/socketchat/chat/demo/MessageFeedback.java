package dev.socketchat.chat.demo;

import dev.socketchat.chat.message.CustomMessage;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What somebody thinks of an answer, as the page sends it.
 *
 * @param messageId the platform's id of the answer
 * @param rating {@code up} or {@code down}; null: taken back
 */
@CustomMessage("message-feedback")
public record MessageFeedback(
        @NotNull @Pattern(regexp = "[\\w.-]{1,100}", message = "must be the id of a message") String messageId,
        @Nullable @Pattern(regexp = "up|down", message = "must be up, down or null") String rating) {
}
