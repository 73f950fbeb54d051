/**
 * Files of a session: where they are uploaded to, and what becomes of those in tool results. Knows nothing of runs and
 * events.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.file;

import org.jspecify.annotations.NullMarked;
