package dev.socketchat.sockjs.http;

import jakarta.servlet.ServletRequest;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;

/**
 * The HTTP/2 stream of a request, where the server does not tell of its end. A browser that leaves resets the stream and
 * keeps the connection (RFC 9113, section 5.4.2): Undertow fails the next write then, Grizzly takes it and drops it. But
 * Grizzly hangs its stream on the request, in a public attribute, and there its end can be seen. Any thread may ask.
 */
final class RequestStream {

    private static final Logger LOG = System.getLogger(RequestStream.class.getName());
    /** {@code org.glassfish.grizzly.http2.Http2Stream.HTTP2_STREAM_ATTRIBUTE} */
    private static final String GRIZZLY = "@RoA.org.glassfish.grizzly.http2.Http2Stream";

    private final @Nullable Object stream;
    private final @Nullable Method isOpen;

    private RequestStream(@Nullable Object stream, @Nullable Method isOpen) {
        this.stream = stream;
        this.isOpen = isOpen;
    }

    /** Of a request that has just come: the server may use its objects again once it is answered. */
    static RequestStream of(ServletRequest request) {
        Object stream = request.getAttribute(GRIZZLY);
        try {
            return new RequestStream(stream, stream == null ? null : stream.getClass().getMethod("isOpen"));
        } catch (NoSuchMethodException other) {
            LOG.log(Level.DEBUG, "This Grizzly does not tell whether a stream is open", other);
            return new RequestStream(null, null);
        }
    }

    /** Whether it was reset, or ended with its connection; false where the server tells by itself. */
    boolean isOver() {
        if (isOpen == null) {
            return false;
        }
        try {
            return Boolean.FALSE.equals(isOpen.invoke(stream));
        } catch (ReflectiveOperationException refused) {
            LOG.log(Level.DEBUG, "The stream of a request cannot be looked at", refused);
            return false;
        }
    }
}
