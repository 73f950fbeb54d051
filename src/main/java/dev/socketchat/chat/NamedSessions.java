package dev.socketchat.chat;

import java.security.Principal;
import java.util.Optional;

/**
 * Lets pages name the Octavus session they go on with, instead of getting a new one: {@code {"type":"init",
 * "sessionId":…}} before the first trigger, or {@code connect} likewise, which is answered and followed by the session's
 * messages after each answer and whenever the page sends {@code get-messages}. The application has no bean of this type, and without one nobody can name a
 * session; a CDI bean of the application's user turns it on and says whose session is whose.
 *
 * @see <a href="https://octavus.ai/docs/client-sdk/socket-transport">Octavus documentation, socket transport</a>
 */
public interface NamedSessions {

    /**
     * Called on a thread that may wait, before the first answer and before messages are shown; it may block. A session that may not be used and one
     * that does not exist look the same to the page.
     *
     * @param user who is chatting, if somebody logged in
     * @param sessionId what the page named: 1 to 256 characters
     * @return whether this application gave the session to this user
     */
    boolean belongsTo(Optional<Principal> user, String sessionId);
}
