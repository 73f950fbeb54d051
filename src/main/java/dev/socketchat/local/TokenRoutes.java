package dev.socketchat.local;

import dev.socketchat.local.session.HostedAgent;
import dev.socketchat.local.session.JsonText;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Minting and revoking short-lived credentials: {@code /api/tokens}. */
final class TokenRoutes {

    private static final Duration USUAL = Duration.ofHours(1);

    private final List<HostedAgent> agents;
    private final Tokens tokens;

    TokenRoutes(List<HostedAgent> agents, Tokens tokens) {
        this.agents = agents;
        this.tokens = tokens;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/api/tokens", this::mint);
        routes.add("POST", "/api/tokens/revoke", this::revoke);
    }

    private void mint(ApiCall call) throws ApiException, IOException {
        call.access().requireAll();
        JsonObject body = call.body();
        String agentId = JsonText.text(body, "agentId")
                .orElseThrow(() -> new ApiException(400, "VALIDATION_ERROR", "agentId is missing"));
        Access access = new Access(Optional.of(AgentRoutes.find(agents, agentId).agent().id()),
                JsonText.text(body, "sessionId"));
        Tokens.Token token = tokens.mint(access, life(body));
        call.answer(201, JsonText.object().add("token", token.text()).add("jti", token.id())
                .add("expiresAt", token.expiresAt().toString()).build());
    }

    private static Duration life(JsonObject body) throws ApiException {
        if (!body.containsKey("ttlSeconds")) {
            return USUAL;
        }
        if (body.get("ttlSeconds") instanceof JsonNumber seconds && seconds.longValue() > 0) {
            return Duration.ofSeconds(seconds.longValue());
        }
        throw new ApiException(400, "VALIDATION_ERROR", "ttlSeconds must be a positive number");
    }

    private void revoke(ApiCall call) throws ApiException, IOException {
        call.access().requireAll();
        Optional<Tokens.Token> revoked = tokens.revoke(JsonText.text(call.body(), "token").orElse(""));
        JsonObjectBuilder answer = JsonText.object().add("revoked", revoked.isPresent());
        revoked.ifPresent(token -> answer.add("jti", token.id()));
        call.answer(200, answer.build());
    }
}
