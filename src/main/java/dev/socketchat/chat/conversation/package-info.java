/**
 * What passes between one page and its agent: the agent's events, and the application's own beside them.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.conversation;

import org.jspecify.annotations.NullMarked;
