/**
 * How much one page, one person and one network address may ask for.
 *
 * <p><b>browser</b> → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.limit;

import org.jspecify.annotations.NullMarked;
