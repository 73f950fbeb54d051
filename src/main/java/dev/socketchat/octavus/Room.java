package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.concurrent.Interruption;
import java.util.concurrent.CancellationException;

/** What a slow listener must have before it is given more. */
final class Room {

    private Room() {}

    /**
     * Blocks the calling thread until the listener has room.
     *
     * @throws CancellationException as soon as the work is cancelled
     */
    static void await(StreamEventListener listener, Cancellation work) {
        if (!listener.hasRoom()) {
            awaitUnlessCancelled(listener, work);
        }
        work.throwIfCancelled();
    }

    private static void awaitUnlessCancelled(StreamEventListener listener, Cancellation work) {
        Interruption wake = new Interruption();
        Cancellation.Registration registration = work.onCancel(wake);
        try {
            listener.awaitRoom();
        } catch (InterruptedException e) {
            throw new CancellationException();
        } finally {
            registration.close();
            wake.close();
        }
    }
}
