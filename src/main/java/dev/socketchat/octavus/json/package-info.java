/**
 * JSON as text: checked within limits without building anything, and read into trees where somebody acts on them. Knows
 * nothing of events, messages or the platform.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.json;

import org.jspecify.annotations.NullMarked;
