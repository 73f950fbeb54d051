/**
 * The tools that run on the server: how an application offers them, and how the calls of one request run side by side.
 * Knows nothing of events, messages and HTTP. Start with {@link dev.socketchat.octavus.tool.Tools}.
 *
 * <p>{@code browser → sockjs → chat → }<b>{@code octavus}</b>{@code  → platform}
 */
@NullMarked
package dev.socketchat.octavus.tool;

import org.jspecify.annotations.NullMarked;
