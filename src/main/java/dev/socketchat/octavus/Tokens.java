package dev.socketchat.octavus;

import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.rest.PlatformRequest;
import dev.socketchat.octavus.rest.RestCalls;
import jakarta.json.JsonObjectBuilder;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Short-lived credentials with less scope than the one that makes them. Safe for several threads; failures as in
 * {@link Agents}.
 */
public final class Tokens {

    private final RestCalls rest;

    Tokens(RestCalls rest) {
        this.rest = rest;
    }

    /**
     * What a token may do.
     *
     * @param agentId the agent it is for; empty: all
     * @param sessionId the session it is for; empty: all
     * @param lifetime how long it is valid; empty: the platform's default of an hour; 24 hours at most
     */
    public record Scope(Optional<String> agentId, Optional<String> sessionId, Optional<Duration> lifetime) {}

    /** A new token; {@code expiresAt} is ISO 8601. */
    public record Minted(Secret token, String jti, String expiresAt) {}

    /** The answer that brings a token. */
    public record MintAnswer(String token, String jti, String expiresAt) {
        /** Does not print the token. */
        @Override
        public String toString() {
            return "MintAnswer[" + jti + "]";
        }
    }

    /** What became of a token; {@code revoked} is false if it was unknown or expired. */
    public record Revocation(boolean revoked, @Nullable String jti) {}

    /** Makes a token. */
    public Minted mint(Scope scope) {
        JsonObjectBuilder body = Json.object();
        scope.agentId().ifPresent(id -> body.add("agentId", id));
        scope.sessionId().ifPresent(id -> body.add("sessionId", id));
        scope.lifetime().ifPresent(lifetime -> body.add("ttlSeconds", lifetime.toSeconds()));
        MintAnswer answer =
                rest.call(PlatformRequest.post("/api/tokens", body.build().toString()), MintAnswer.class);
        return new Minted(Secret.of(answer.token()), answer.jti(), answer.expiresAt());
    }

    /** Ends a token's validity. */
    public Revocation revoke(Secret token) {
        String body = Json.object().add("token", token.reveal()).build().toString();
        return rest.call(PlatformRequest.post("/api/tokens/revoke", body), Revocation.class);
    }
}
