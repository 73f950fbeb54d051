/**
 * The chat page as the server gives it out: its settings and its protective headers.
 *
 * <p><b>browser</b> → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.page;

import org.jspecify.annotations.NullMarked;
