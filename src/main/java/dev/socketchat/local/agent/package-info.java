/**
 * Agents in the platform's own file format: {@code settings.json}, {@code protocol.yaml} and {@code prompts/**}{@code
 * /*.md}, loaded from a directory or from the class path and checked while loading. Knows nothing of sessions or HTTP.
 * The format is that of the Octavus documentation, "Protocol".
 *
 * <p>{@code browser → sockjs → chat → octavus → }<b>{@code platform}</b>
 */
@NullMarked
package dev.socketchat.local.agent;

import org.jspecify.annotations.NullMarked;
