/**
 * Every setting of the application in one place, read from MicroProfile Config.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.config;

import org.jspecify.annotations.NullMarked;
