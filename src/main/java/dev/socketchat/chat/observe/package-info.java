/**
 * What an application may observe of runs, as CDI events that can neither break nor delay one.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.observe;

import org.jspecify.annotations.NullMarked;
