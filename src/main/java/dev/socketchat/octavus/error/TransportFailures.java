package dev.socketchat.octavus.error;

import java.io.EOFException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.net.http.HttpTimeoutException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Tells failures of the network, which may pass, from failures of understanding, which will not. */
public final class TransportFailures {

    private static final int MAX_DEPTH = 5;
    private static final List<Class<? extends Exception>> TYPES = List.of(
            ConnectException.class,
            NoRouteToHostException.class,
            SocketException.class,
            SocketTimeoutException.class,
            UnknownHostException.class,
            HttpTimeoutException.class,
            ClosedChannelException.class,
            EOFException.class);
    private static final List<String> WORDS = List.of(
            "connection reset",
            "broken pipe",
            "broke off",
            "timed out",
            "eof reached while reading",
            "received no bytes",
            "connection refused");

    private TransportFailures() {}

    /**
     * Whether the failure or one of its first five causes speaks of a connection that could not be made, broke or timed
     * out.
     */
    public static boolean isTransient(Throwable failure) {
        Throwable current = failure;
        for (int depth = 0; current != null && depth <= MAX_DEPTH; depth++) {
            Throwable candidate = current;
            if (TYPES.stream().anyMatch(type -> type.isInstance(candidate))
                    || speaksOfTheNetwork(candidate.getMessage())) {
                return true;
            }
            current = current.getCause();
        }
        return false;
    }

    private static boolean speaksOfTheNetwork(@Nullable String message) {
        return message != null && WORDS.stream().anyMatch(message.toLowerCase(Locale.ROOT)::contains);
    }
}
