/**
 * The application's own messages from the page, beside those about runs.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.message;

import org.jspecify.annotations.NullMarked;
