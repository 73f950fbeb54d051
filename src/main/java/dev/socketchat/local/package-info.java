/**
 * The embedded local platform: answers in place of an Octavus platform, speaking the platform's own REST and event
 * stream API over real HTTP on a loopback port, so that an application works without an account and tests work without
 * a network. Runs inside an application or as a process of its own. Knows nothing of the application that calls it.
 *
 * <p>{@code browser → sockjs → chat → octavus → }<b>{@code platform}</b>
 */
@NullMarked
package dev.socketchat.local;

import org.jspecify.annotations.NullMarked;
