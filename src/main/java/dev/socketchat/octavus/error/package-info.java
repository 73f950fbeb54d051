/**
 * What goes wrong with a platform, for callers to catch, and how the log may tell of it. Knows nothing of the rest of
 * the client.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.error;

import org.jspecify.annotations.NullMarked;
