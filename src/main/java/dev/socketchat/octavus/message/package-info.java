/**
 * What people say and see: the messages of browsers, checked before anything acts on them, and a session's messages as
 * its users see them. Knows nothing of runs, events and HTTP.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.message;

import org.jspecify.annotations.NullMarked;
