/**
 * For whoever runs the application: health, metrics and the drain before a stop, under {@code /ops}.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat.ops;

import org.jspecify.annotations.NullMarked;
