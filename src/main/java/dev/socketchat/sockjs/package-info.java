/**
 * A SockJS 0.3.3 server in plain Java: sessions, frames and limits, without a servlet or a WebSocket type.
 * An application implements {@link dev.socketchat.sockjs.SockJsApplication}; transports bring a
 * {@link dev.socketchat.sockjs.Receiver} and hand in what the browser sent.
 *
 * <p>browser → <b>sockjs</b> → chat → octavus → platform
 */
@NullMarked
package dev.socketchat.sockjs;

import org.jspecify.annotations.NullMarked;
