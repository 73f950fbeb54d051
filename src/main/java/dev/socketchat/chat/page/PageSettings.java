package dev.socketchat.chat.page;

import java.util.List;

/**
 * What the page asks the server before it shows itself.
 *
 * @param title the heading of the page
 * @param demo whether the embedded local platform answers
 * @param prompts suggestions for a first message
 */
public record PageSettings(String title, boolean demo, List<String> prompts) {
}
