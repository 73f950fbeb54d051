/**
 * The tools of the agent that run on the server: methods of CDI beans, found at deployment.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.tool;

import org.jspecify.annotations.NullMarked;
