package dev.socketchat.readme;

import dev.socketchat.chat.NamedSessions;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

@ApplicationScoped
public class OwnSessions implements NamedSessions {

    private final Map<String, String> owners = new ConcurrentHashMap<>();

    public void give(String sessionId, String user) {
        owners.put(sessionId, user);
    }

    @Override
    public boolean belongsTo(Optional<Principal> user, String sessionId) {
        return user.map(Principal::getName).filter(name -> name.equals(owners.get(sessionId))).isPresent();
    }
}
