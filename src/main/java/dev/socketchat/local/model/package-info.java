/**
 * The language model behind an agent: the port {@link dev.socketchat.local.model.Model} and the implementation that
 * needs no model at all, a script in a file beside the agent. Knows nothing of sessions or HTTP.
 *
 * <p>{@code browser → sockjs → chat → octavus → }<b>{@code platform}</b>
 */
@NullMarked
package dev.socketchat.local.model;

import org.jspecify.annotations.NullMarked;
