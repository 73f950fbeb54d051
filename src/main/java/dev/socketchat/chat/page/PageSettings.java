package dev.socketchat.chat.page;

import java.util.List;
import java.util.Map;

/**
 * What the page asks the server before it shows itself.
 *
 * @param title the heading of the page
 * @param demo whether the embedded local platform answers
 * @param prompts suggestions for a first message
 * @param language a BCP 47 tag; empty: what the browser asks for
 * @param texts words of the page in place of its own, by name
 * @param logo whether there is a picture at {@code logo}
 * @param uploads what may be attached to a message
 */
public record PageSettings(String title, boolean demo, List<String> prompts, String language, Map<String, String> texts,
        boolean logo, Uploads uploads) {

    /**
     * What may be attached to a message.
     *
     * @param maxBytes size of one file
     * @param maxFiles files of one message; 0: none may be attached
     * @param types media types such as {@code application/pdf} or {@code image/*}
     */
    public record Uploads(int maxBytes, int maxFiles, List<String> types) {
    }
}
