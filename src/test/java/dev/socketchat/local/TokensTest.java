package dev.socketchat.local;

import static dev.socketchat.local.PlatformCaller.json;
import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokensTest extends PlatformTest {

    private final SettableClock clock = new SettableClock();
    private PlatformCaller owner;

    @Override
    LocalPlatformOptions options() {
        return super.options().withClock(clock).withKey("k");
    }

    @BeforeEach
    void ownThePlatform() {
        owner = new PlatformCaller(platform.baseUri(), Optional.of("k"));
    }

    private JsonObject mint(String members) {
        return json(owner.post("/api/tokens", "{\"agentId\":\"support-chat\"" + members + "}").body());
    }

    private PlatformCaller with(JsonObject token) {
        return new PlatformCaller(platform.baseUri(), Optional.of(token.getString("token")));
    }

    @Test
    void aTokenOfAnAgentCreatesAndDrivesItsSessions() {
        PlatformCaller holder = with(mint(""));

        assertThat(PlatformCaller.text(holder.say(holder.createSession(), "hello"))).isNotEmpty();
        assertThat(holder.get("/api/agents").statusCode()).isEqualTo(403);
        assertThat(holder.post("/api/tokens", "{\"agentId\":\"support-chat\"}").statusCode()).isEqualTo(403);
    }

    @Test
    void aTokenOfASessionDrivesThatOneAlone() {
        String mine = owner.createSession();
        PlatformCaller holder = with(mint(",\"sessionId\":\"" + mine + "\""));

        assertThat(PlatformCaller.text(holder.say(mine, "hello"))).isNotEmpty();
        assertThat(holder.get("/api/agent-sessions/" + owner.createSession()).statusCode()).isEqualTo(403);
        assertThat(holder.post("/api/agent-sessions", "{\"agentId\":\"support-chat\"}").statusCode()).isEqualTo(403);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``                         | 3600",
        ",\"ttlSeconds\":60         | 60",
        ",\"ttlSeconds\":999999999  | 86400"})
    void aTokenEnds(String members, int seconds) {
        JsonObject token = mint(members);

        assertThat(Instant.parse(token.getString("expiresAt"))).isEqualTo(clock.instant().plusSeconds(seconds));
        clock.advance(Duration.ofSeconds(seconds - 1));
        assertThat(with(token).get("/api/agents").statusCode()).isEqualTo(403);
        clock.advance(Duration.ofSeconds(1));
        assertThat(with(token).get("/api/agents").statusCode()).isEqualTo(401);
    }

    @Test
    void aTokenIsRevokedOnce() {
        JsonObject token = mint("");
        String body = "{\"token\":\"" + token.getString("token") + "\"}";

        assertThat(json(owner.post("/api/tokens/revoke", body).body()).getString("jti"))
                .isEqualTo(token.getString("jti"));
        assertThat(json(owner.post("/api/tokens/revoke", body).body()).getBoolean("revoked")).isFalse();
        assertThat(with(token).get("/api/agents").statusCode()).isEqualTo(401);
    }

    @Test
    void aLifeThatIsNoPositiveNumberIsRefused() {
        assertThat(mint(",\"ttlSeconds\":0").getString("error")).contains("ttlSeconds");
        assertThat(mint(",\"ttlSeconds\":\"1\"").getString("error")).contains("ttlSeconds");
    }
}
