package dev.socketchat.local.agent;

import java.util.Map;
import java.util.Optional;

/**
 * A tool the model may call; who runs it is not the agent's business.
 *
 * @param name its name
 * @param description for the model, and the label in the page
 * @param display how the call is shown
 * @param title the label for {@link Display#TITLE}
 * @param parameters its arguments in file order
 */
public record Tool(String name, String description, Display display, Optional<String> title,
        Map<String, Field> parameters) {

    /** What the page shows for a call of this tool. */
    public Optional<String> label() {
        return switch (display) {
            case HIDDEN, NAME -> Optional.empty();
            case DESCRIPTION, STREAM -> Optional.of(description);
            case TITLE -> title.or(() -> Optional.of(description));
        };
    }
}
