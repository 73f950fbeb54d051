package dev.socketchat.it.beans;

import dev.socketchat.chat.observe.RunEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;

/** Observers as bad as they come. */
@ApplicationScoped
public class BrokenObserver {

    void told(@Observes RunEvent event) {
        throw new IllegalStateException("broken observer");
    }

    void toldLater(@ObservesAsync RunEvent event) {
        throw new IllegalStateException("broken observer");
    }
}
