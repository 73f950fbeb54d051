package dev.socketchat.local;

import java.time.Instant;

/**
 * An event stream whose caller hung up before its end.
 *
 * @param path the path of its request
 * @param events how many events had been sent
 * @param at when the platform noticed
 * @param nanoTime the same on the clock of {@link System#nanoTime}
 */
public record AbortedStream(String path, int events, Instant at, long nanoTime) {
}
