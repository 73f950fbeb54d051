/**
 * The threads and the time of a client's work, both given from outside, and the end of that work. Knows nothing of the
 * rest of the client.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.concurrent;

import org.jspecify.annotations.NullMarked;
