/**
 * The application: gives every connection a stateful bean that talks to an agent, and wires the parts together. The only
 * package, with those below it, that knows CDI, enterprise beans and addresses.
 *
 * <p>browser → sockjs → <b>chat</b> → octavus → platform
 */
@NullMarked
package dev.socketchat.chat;

import org.jspecify.annotations.NullMarked;
