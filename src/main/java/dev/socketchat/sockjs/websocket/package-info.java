/**
 * SockJS over {@code jakarta.websocket}: plain objects that an annotated endpoint delegates to, because only the
 * application knows its addresses. The framed transport speaks SockJS 0.3.3, the raw one nothing but text.
 *
 * <p>browser → <b>sockjs</b> → chat → octavus → platform
 */
@NullMarked
package dev.socketchat.sockjs.websocket;

import org.jspecify.annotations.NullMarked;
