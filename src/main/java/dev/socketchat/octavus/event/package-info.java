/**
 * What a run tells: the events of the platform, read as far as somebody acts on them and kept as they came, and the
 * server's own beside them. Knows nothing of runs and HTTP.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.event;

import org.jspecify.annotations.NullMarked;
