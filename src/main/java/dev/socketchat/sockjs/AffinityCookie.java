package dev.socketchat.sockjs;

import java.util.Map;

/**
 * The cookie by which a load balancer keeps a client at one node. It is set anew on every answer of a session's address,
 * also when the client has it already, so that the load balancer may rewrite it.
 */
@FunctionalInterface
public interface AffinityCookie {

    /** The customary one (SockJS protocol 0.3.3): the value that came, if it is a plain one, else {@code dummy}. */
    AffinityCookie JSESSIONID = received -> {
        String value = received.getOrDefault("JSESSIONID", "");
        return "JSESSIONID=" + (value.matches("[!#-+\\--:<-\\[\\]-~]{1,256}") ? value : "dummy") + "; path=/";
    };

    /**
     * Writes the cookie; called for every answer, by any thread.
     *
     * @param received the cookies of the request by their names
     * @return the value of a Set-Cookie header (RFC 6265, section 4.1), in printable ASCII
     */
    String write(Map<String, String> received);
}
