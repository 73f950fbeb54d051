package dev.socketchat.readme;

import dev.socketchat.chat.SessionInput;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;

@ApplicationScoped
@Alternative
@Priority(1)
public class CustomerInput implements SessionInput {

    @Override
    public Map<String, ?> values(Optional<Principal> user) {
        return Map.of("COMPANY_NAME", "Acme Corp", "CUSTOMER", user.map(Principal::getName).orElse("guest"));
    }
}
