package dev.socketchat.chat.upload;

import dev.socketchat.chat.conversation.CustomEvent;

/**
 * Tells the page why an upload request of its own got no places.
 *
 * @param requestId the page's own name for it
 * @param errorType as in the agent's {@code error} events
 * @param message a sentence that may be shown
 * @param retryable whether the same request may work later
 */
@CustomEvent("upload-refused")
public record UploadRefused(String requestId, String errorType, String message, boolean retryable) {
}
