package dev.socketchat.local;

import java.time.Instant;
import java.util.Map;

/**
 * A request the platform has received.
 *
 * @param method the method
 * @param path the path with its query
 * @param headers header values by lower-case name; without the credential
 * @param authorized whether the request carried a credential
 * @param body the body as text, at most 64 KiB of it
 * @param at when it came
 * @param nanoTime the same on the clock of {@link System#nanoTime}
 */
public record ReceivedRequest(String method, String path, Map<String, String> headers, boolean authorized, String body,
        Instant at, long nanoTime) {
}
