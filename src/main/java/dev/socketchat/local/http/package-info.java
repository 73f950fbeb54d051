/**
 * A small HTTP/1.1 server on the loopback interface, made for event streams: one selector thread reads, a bounded set
 * of worker threads answers, and a peer that hangs up is noticed at once, also while nothing is being written. (The
 * server of the JDK notices it at its next write only, and starts threads of its own.) Knows nothing of JSON, agents
 * or sessions.
 *
 * <p>{@code browser → sockjs → chat → octavus → }<b>{@code platform}</b>
 */
@NullMarked
package dev.socketchat.local.http;

import org.jspecify.annotations.NullMarked;
