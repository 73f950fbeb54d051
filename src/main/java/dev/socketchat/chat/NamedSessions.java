package dev.socketchat.chat;

import java.security.Principal;
import java.util.Optional;

/**
 * Lets pages name the Octavus session they go on with, instead of getting a new one: {@code {"type":"init",
 * "sessionId":…}} before the first trigger. The application has no bean of this type, and without one nobody can name a
 * session; a CDI bean of the application's user turns it on and says whose session is whose.
 *
 * @see <a href="https://octavus.ai/docs/client-sdk/socket-transport">Octavus documentation, socket transport</a>
 */
public interface NamedSessions {

    /**
     * Called on the answer's own thread, before the first answer; it may block. A session that may not be used and one
     * that does not exist look the same to the page.
     *
     * @param user who is chatting, if somebody logged in
     * @param sessionId what the page named: 1 to 256 characters
     * @return whether this application gave the session to this user
     */
    boolean belongsTo(Optional<Principal> user, String sessionId);
}
