package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.concurrent.Cancellation;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;

/**
 * One request whose answer has begun. Closing it, from any thread, closes the connection unless the body was read to
 * its end.
 */
public final class Exchange implements AutoCloseable {

    private final Response response;
    private final ArrivingStream body;
    private final Cancellation cancellation;
    private final Cancellation.Registration adoption;

    Exchange(Response response, Cancellation cancellation, Cancellation.Registration adoption) {
        this.response = response;
        // Taken now: there is none any more once the response is closed, which any thread may do.
        this.body = (ArrivingStream) response.getEntity();
        this.cancellation = cancellation;
        this.adoption = adoption;
        cancellation.onCancel(response::close);
    }

    /** The answer, whose body may not have arrived yet. */
    public Response response() {
        return response;
    }

    /** Whether the body is an event stream, or at least says that it is nothing else. */
    public boolean isEventStream() {
        return response.getStatus() != Response.Status.NO_CONTENT.getStatusCode() && isTypeOfEvents();
    }

    private boolean isTypeOfEvents() {
        try {
            MediaType type = response.getMediaType();
            return type == null || MediaType.SERVER_SENT_EVENTS_TYPE.isCompatible(type);
        } catch (ProcessingException severalOrMalformed) {
            return false;
        }
    }

    /** The body of the answer as it arrives. */
    public ArrivingStream body() {
        return body;
    }

    /** Breaks off this exchange alone; reading fails at once. */
    public Cancellation cancellation() {
        return cancellation;
    }

    @Override
    public void close() {
        adoption.close();
        response.close();
    }
}
