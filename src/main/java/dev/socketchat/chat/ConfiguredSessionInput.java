package dev.socketchat.chat;

import dev.socketchat.chat.config.Configuration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/** The input that the setting {@code octavus.agent.input} gives, the same for everybody. */
@ApplicationScoped
class ConfiguredSessionInput implements SessionInput {

    @Inject
    private Instance<Configuration> configuration;

    @Override
    public Map<String, ?> values(Optional<Principal> user) {
        return configuration.get().input();
    }
}
