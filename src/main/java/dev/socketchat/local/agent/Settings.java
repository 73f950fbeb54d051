package dev.socketchat.local.agent;

import java.util.Optional;

/** What {@code settings.json} says. */
public record Settings(String slug, String name, Optional<String> description, String format) {

    /** Whether it runs once from start to end instead of talking. */
    boolean isWorker() {
        return format.equals("worker");
    }
}
