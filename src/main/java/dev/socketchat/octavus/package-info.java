/**
 * A server SDK for the Octavus platform: sessions, triggers, server tools and client tools over JAX-RS and JSON-P.
 * Knows nothing of browsers' sockets. Start with {@link dev.socketchat.octavus.OctavusClient}.
 *
 * <p>Here are sessions and their runs, and all else that an application asks of a client. What runs are about is below:
 * {@code tool}, {@code event}, {@code message} and {@code file}. These stand on {@code rest}, {@code sse} and
 * {@code json}, and all on {@code config}, {@code concurrent} and {@code error}. No package knows one above it. Some
 * types below are public only because another package needs them: applications get theirs from the client.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus;

import org.jspecify.annotations.NullMarked;
