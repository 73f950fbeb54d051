/**
 * A server SDK for the Octavus platform: sessions, triggers, server tools and client tools over JAX-RS and JSON-P.
 * Knows nothing of browsers' sockets. Start with {@link dev.socketchat.octavus.OctavusClient}.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus;

import org.jspecify.annotations.NullMarked;
