package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.RunSlots;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/** What a run takes up of the client that it belongs to: one of the slots, and a part in the client's own end. */
final class Place implements AutoCloseable {

    private final RunSlots slots;
    private final Cancellation clientLife;
    private volatile RunSlots.@Nullable Slot slot;
    private Cancellation.@Nullable Registration bond;

    Place(RunSlots slots, Cancellation clientLife) {
        this.slots = slots;
        this.clientLife = clientLife;
    }

    /**
     * Takes it.
     *
     * @param work cancelled when the client ends
     * @throws RejectedExecutionException if there is none
     */
    void take(Cancellation work) {
        bond = clientLife.adopt(work);
        slot = slots.take();
    }

    /** Notes that the run is over, and will soon be gone. */
    void ended() {
        RunSlots.Slot held = slot;
        if (held != null) {
            held.ended();
        }
    }

    /** Gives back as much of it as was taken. */
    @Override
    public void close() {
        try {
            if (bond != null) {
                bond.close();
            }
        } finally {
            RunSlots.Slot held = slot;
            if (held != null) {
                held.close();
            }
        }
    }
}
