package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.SockJsCodec;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Puts the parts of one text together under a limit, which is the only one that holds on every server, for one huge
 * frame and for endless fragments alike. For the one thread that a container calls an endpoint with at a time.
 */
final class PartialText {

    /** So many parts more may be empty than are not: servers may add empty ones, and nobody else needs them. */
    private static final int EMPTY_PARTS = 1000;

    private final IntSupplier maxBytes;
    private @Nullable StringBuilder parts;
    private long bytes;
    private int emptyParts;

    /** Asks for the limit at every part. */
    PartialText(IntSupplier maxBytes) {
        this.maxBytes = maxBytes;
    }

    /** Whether the text so far, with this part, stays within the limit. */
    boolean fits(String part) {
        int most = maxBytes.getAsInt();
        return emptyParts < EMPTY_PARTS && bytes + part.length() <= most && bytes + SockJsCodec.utf8Length(part) <= most;
    }

    /** Takes a part that fits; empty until the last one. */
    Optional<String> add(String part, boolean last) {
        StringBuilder before = parts;
        if (last) {
            parts = null;
            bytes = 0;
            emptyParts = 0;
            return Optional.of(before == null ? part : before.append(part).toString());
        }
        parts = (before == null ? new StringBuilder() : before).append(part);
        bytes += SockJsCodec.utf8Length(part);
        emptyParts += part.isEmpty() ? 1 : -1;
        return Optional.empty();
    }
}
