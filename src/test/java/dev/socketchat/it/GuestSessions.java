package dev.socketchat.it;

import dev.socketchat.chat.NamedSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Optional;

/** Gives guests every session but one. A file of its own, because a server may not load a class without the one around it. */
@ApplicationScoped
public class GuestSessions implements NamedSessions {

    @Override
    public boolean belongsTo(Optional<Principal> user, String sessionId) {
        return user.isEmpty() && !sessionId.equals("somebody-elses");
    }
}
