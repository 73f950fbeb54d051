/**
 * SockJS over servlets: the checks before a WebSocket handshake, the origin policy, and the pages and transports of
 * plain HTTP. Mounted by {@link dev.socketchat.sockjs.http.HandshakeFilter} and
 * {@link dev.socketchat.sockjs.http.SockJsServlet} under the prefix of a service.
 *
 * <p>browser → <b>sockjs</b> → chat → octavus → platform
 */
@NullMarked
package dev.socketchat.sockjs.http;

import org.jspecify.annotations.NullMarked;
