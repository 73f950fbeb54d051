/**
 * Puts whole SockJS services, with all their transports, into a web application:
 * {@link dev.socketchat.sockjs.mount.SockJsServices} is all that an application needs beside its own code.
 *
 * <p>browser → <b>sockjs</b> → chat → octavus → platform
 */
@NullMarked
package dev.socketchat.sockjs.mount;

import org.jspecify.annotations.NullMarked;
