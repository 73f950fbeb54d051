package dev.socketchat.local.agent;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How much of a block or a tool call the page is told. */
public enum Display {
    /** Nothing. */
    HIDDEN,
    /** That it happens. */
    NAME,
    /** That it happens, with the description as label. */
    DESCRIPTION,
    /** Everything, also after a reload. */
    STREAM,
    /** That it happens, under a title of its own. */
    TITLE;

    static Optional<Display> of(String text) {
        return Arrays.stream(values()).filter(display -> display.wireName().equals(text)).findFirst();
    }

    /** The name in files and events. */
    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }
}
