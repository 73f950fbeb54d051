/**
 * What a client is set to: where the platform is, by which credential, and how much a run may use. Knows nothing of the
 * rest of the client.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.config;

import org.jspecify.annotations.NullMarked;
