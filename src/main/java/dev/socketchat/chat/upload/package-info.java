/**
 * Files that a page attaches: from the browser through this server to the platform, each for one conversation.
 *
 * <p><b>browser</b> → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.upload;

import org.jspecify.annotations.NullMarked;
