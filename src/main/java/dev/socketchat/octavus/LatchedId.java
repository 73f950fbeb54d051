package dev.socketchat.octavus;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A session id that is learned once, from whichever channel brings it first. Safe for several threads. */
final class LatchedId {

    private final AtomicReference<@Nullable String> id = new AtomicReference<>();
    private final Consumer<String> learned;

    LatchedId(Consumer<String> learned) {
        this.learned = learned;
    }

    void learn(String value) {
        if (id.compareAndSet(null, value)) {
            learned.accept(value);
        }
    }

    Optional<String> known() {
        return Optional.ofNullable(id.get());
    }
}
