/**
 * Sessions of agents: what was said, the execution under way or waiting for tool results, and the interpreter that
 * turns a handler's blocks into stream events. Speaks to the outside through {@link
 * dev.socketchat.local.session.EventSink}; knows nothing of HTTP.
 *
 * <p>{@code browser → sockjs → chat → octavus → }<b>{@code platform}</b>
 */
@NullMarked
package dev.socketchat.local.session;

import org.jspecify.annotations.NullMarked;
