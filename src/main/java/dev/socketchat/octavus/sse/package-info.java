/**
 * Server-sent events as bytes become lines become event texts. Knows no HTTP and no JSON.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.sse;

import org.jspecify.annotations.NullMarked;
