package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.message.Sender;
import dev.socketchat.octavus.message.UiMessage;
import dev.socketchat.octavus.message.UiPart;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestTest {

    private static final String EXPIRED =
            "{\"sessionId\":\"ses_1\",\"agentId\":\"agt_1\",\"status\":\"expired\",\"createdAt\":\"2026-08-02T10:29:58.000Z\"}";

    private final ImmediateScheduler time = new ImmediateScheduler();
    private final TestBench bench = new TestBench(config -> config, time);
    private final AgentSessions sessions = bench.client.agentSessions();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("B1 agents are listed; a null description and unknown members are fine")
    void agentsAreListed() {
        bench.platform.thenJson(
                200,
                "{\"agents\":[{\"id\":\"agt_1\",\"slug\":\"support-chat\",\"name\":\"Support\",\"description\":null,"
                    + "\"format\":\"interactive\",\"createdAt\":\"a\",\"updatedAt\":\"b\",\"projectId\":\"prj\",\"future\":{\"x\":[1]}}],\"more\":1}");

        assertThat(bench.client.agents().list())
                .containsExactly(
                        new Agents.Summary("agt_1", "support-chat", "Support", null, "interactive", "a", "b", "prj"));
        assertThat(bench.platform.take().path()).isEqualTo("/api/agents");
    }

    @Test
    @DisplayName("B2 an agent has settings, protocol and prompts")
    void agentIsRead() {
        bench.platform.thenJson(
                200,
                "{\"id\":\"agt_1\",\"settings\":{\"slug\":\"s\",\"name\":\"n\",\"format\":\"worker\"},\"protocol\":\"input:"
                    + " {}\\n"
                    + "\",\"prompts\":[{\"name\":\"system\",\"content\":\"Hi\"}],\"references\":[]}");

        assertThat(bench.client.agents().get("agt 1"))
                .isEqualTo(new Agents.Definition(
                        "agt_1",
                        new Agents.Settings("s", "n", null, "worker"),
                        "input: {}\n",
                        List.of(new Agents.Prompt("system", "Hi"))));
        assertThat(bench.platform.take().path()).isEqualTo("/api/agents/agt%201");
    }

    @Test
    @DisplayName("B3 a session is created with and without input")
    void sessionIsCreated() {
        bench.platform
                .thenJson(201, "{\"sessionId\":\"ses_1\",\"x\":1}")
                .thenSession("ses_2")
                .thenJson(200, "{}");

        assertThat(sessions.create("agt_1", Map.of("A", List.of(1, 2)))).isEqualTo("ses_1");
        assertThat(sessions.create("agt_1", Map.of())).isEqualTo("ses_2");
        assertThatThrownBy(() -> sessions.create("agt_1", Map.of())).isInstanceOf(OctavusProtocolException.class);
        assertThat(bench.platform.take().body()).isEqualTo("{\"agentId\":\"agt_1\",\"input\":{\"A\":[1,2]}}");
        assertThat(bench.platform.take().body()).isEqualTo("{\"agentId\":\"agt_1\"}");
    }

    @Test
    @DisplayName("B4 the full state has internal messages, or says that the session expired")
    void stateIsRead() {
        bench.platform
                .thenJson(
                        200,
                        "{\"id\":\"ses_1\",\"agentId\":\"agt_1\",\"status\":\"active\",\"input\":{\"C\":\"Acme\"},\"variables\":{},\"resources\":{},"
                            + "\"messages\":[{\"id\":\"m\",\"parts\":[]}],\"createdAt\":\"a\",\"updatedAt\":\"b\"}")
                .thenJson(200, EXPIRED);

        SessionAnswer<SessionState> active = sessions.get("ses_1");
        SessionAnswer<SessionState> expired = sessions.get("ses_1");

        assertThat(active).isInstanceOfSatisfying(SessionAnswer.Active.class, answer -> {
            SessionState state = (SessionState) answer.content();
            assertThat(state.input().getString("C")).isEqualTo("Acme");
            assertThat(state.messages()).hasSize(1);
        });
        assertThat(expired)
                .isEqualTo(new SessionAnswer.Expired<SessionState>("ses_1", "agt_1", "2026-08-02T10:29:58.000Z"));
    }

    @Test
    @DisplayName("B5 messages for users are read, with times as text or number; expiry is told apart")
    void uiMessagesAreRead() {
        String message =
                "{\"id\":\"msg_1\",\"role\":\"user\",\"status\":\"done\",\"createdAt\":%s,\"sender\":{\"id\":\"u-17\",\"name\":\"Dana\"},"
                    + "\"parts\":[{\"type\":\"text\",\"text\":\"Hello\",\"status\":\"done\"}]}";
        bench.platform
                .thenJson(
                        200,
                        "{\"sessionId\":\"ses_1\",\"agentId\":\"agt_1\",\"status\":\"active\",\"messages\":["
                                + message.formatted("\"2026-08-02T10:30:00.000Z\"") + ","
                                + message.formatted("1785666600000") + "]}")
                .thenJson(200, EXPIRED);

        List<UiMessage> messages = ((SessionAnswer.Active<List<UiMessage>>) sessions.messages("ses_1")).content();

        assertThat(messages).extracting(UiMessage::createdAt).containsOnly(Instant.parse("2026-08-02T10:30:00Z"));
        assertThat(messages.get(0).sender().orElseThrow()).isEqualTo(Sender.of("u-17", "Dana"));
        assertThat(messages.get(0).parts())
                .singleElement()
                .isInstanceOfSatisfying(
                        UiPart.Text.class, part -> assertThat(part.text()).isEqualTo("Hello"));
        assertThat(sessions.messages("ses_1")).isInstanceOf(SessionAnswer.Expired.class);
        assertThat(bench.platform.take().path()).isEqualTo("/api/agent-sessions/ses_1?format=ui");
    }

    @Test
    @DisplayName("B6 restore posts messages and input and tells whether anything was done")
    void restorePostsMessages() {
        bench.platform
                .thenJson(200, "{\"sessionId\":\"ses_1\",\"restored\":true}")
                .thenJson(200, "{\"sessionId\":\"ses_1\",\"restored\":false}");
        UiMessage message = new UiMessage(
                "msg_1",
                "user",
                "done",
                Instant.parse("2026-08-02T10:30:00Z"),
                Optional.empty(),
                List.of(UiPart.of(Json.parseObject("{\"type\":\"text\",\"text\":\"Hello\",\"status\":\"done\"}"))));

        assertThat(sessions.restore("ses_1", List.of(message), Map.of("C", "Acme")))
                .isTrue();
        assertThat(sessions.restore("ses_1", List.of(), Map.of())).isFalse();
        assertThat(bench.platform.take().body())
                .isEqualTo(
                        "{\"messages\":[{\"id\":\"msg_1\",\"role\":\"user\",\"status\":\"done\",\"createdAt\":\"2026-08-02T10:30:00Z\","
                            + "\"parts\":[{\"type\":\"text\",\"text\":\"Hello\",\"status\":\"done\"}]}],\"input\":{\"C\":\"Acme\"}}");
        assertThat(bench.platform.take().body()).isEqualTo("{\"messages\":[]}");
    }

    @Test
    @DisplayName("B7 clear deletes and may be repeated")
    void clearDeletes() {
        bench.platform
                .thenJson(200, "{\"sessionId\":\"ses_1\",\"cleared\":true}")
                .thenJson(200, "{\"sessionId\":\"ses_1\",\"cleared\":true}");

        assertThat(sessions.clear("ses_1")).isTrue();
        assertThat(sessions.clear("ses_1")).isTrue();
        assertThat(bench.platform.take().method()).isEqualTo("DELETE");
    }

    @Test
    @DisplayName("B8 logs keep unknown entries; the query says only what was asked")
    void logsAreRead() {
        String log =
                "{\"sessionId\":\"ses_1\",\"total\":4000,\"truncated\":true,\"entries\":[{\"id\":\"l\",\"timestamp\":\"t\",\"type\":\"hologram\",\"depth\":1e2}]}";
        bench.platform.thenJson(200, log).thenJson(200, log).thenJson(200, EXPIRED);

        SessionLog read = ((SessionAnswer.Active<SessionLog>) sessions.logs("ses_1", false)).content();
        sessions.logs("ses_1", true);

        assertThat(read.total()).isEqualTo(4000);
        assertThat(read.truncated()).isTrue();
        assertThat(read.entries()).singleElement().satisfies(entry -> assertThat(
                        entry.members().getJsonNumber("depth").intValue())
                .isEqualTo(100));
        assertThat(sessions.logs("ses_1", false)).isInstanceOf(SessionAnswer.Expired.class);
        assertThat(bench.platform.take().path()).isEqualTo("/api/agent-sessions/ses_1/logs");
        assertThat(bench.platform.take().path()).isEqualTo("/api/agent-sessions/ses_1/logs?excludeModelRequests=true");
    }

    @Test
    @DisplayName("B9 upload addresses come in order; a relative one is an error; the upload carries no credential")
    void uploadUrlsAreRead() {
        String base = bench.platform.uri().toString();
        bench.platform
                .thenJson(
                        200,
                        "{\"files\":[{\"id\":\"f1\",\"uploadUrl\":\"" + base + "/put/1\",\"downloadUrl\":\"" + base
                                + "/get/1\"}]}")
                .thenJson(200, "")
                .thenJson(200, "{\"files\":[{\"id\":\"f1\",\"uploadUrl\":\"/put/1\",\"downloadUrl\":\"/get/1\"}]}");
        List<Files.Announcement> photo = List.of(new Files.Announcement("photo.jpg", "image/jpeg", 3));

        Files.Target target = bench.client.files().uploadUrls("ses_1", photo).get(0);
        bench.client.files().upload(target, "image/jpeg", new byte[] {1, 2, 3});

        assertThatThrownBy(() -> bench.client.files().uploadUrls("ses_1", photo))
                .isInstanceOf(OctavusProtocolException.class);
        assertThatThrownBy(() -> bench.client.files().uploadUrls("ses_1", List.of()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Files.Announcement("", "a/b", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThat(bench.platform.take().body())
                .isEqualTo(
                        "{\"sessionId\":\"ses_1\",\"files\":[{\"filename\":\"photo.jpg\",\"mediaType\":\"image/jpeg\",\"size\":3}]}");
        ScriptedPlatform.Received put = bench.platform.take();
        assertThat(put.method() + " " + put.path()).isEqualTo("PUT /put/1");
        assertThat(put.header("content-type")).contains("image/jpeg");
        assertThat(put.header("authorization")).isEmpty();
        assertThat(put.body()).isEqualTo("\u0001\u0002\u0003");
    }

    @Test
    @DisplayName("B10 tokens are minted and revoked, and do not print themselves")
    void tokensAreMintedAndRevoked() {
        bench.platform
                .thenJson(
                        200, "{\"token\":\"oct_et_local_1\",\"jti\":\"jti_1\",\"expiresAt\":\"2026-08-02T11:30:00Z\"}")
                .thenJson(200, "{\"revoked\":false}");

        Tokens.Minted minted = bench.client
                .tokens()
                .mint(new Tokens.Scope(Optional.of("agt_1"), Optional.of("ses_1"), Optional.of(Duration.ofHours(1))));
        Tokens.Revocation revocation = bench.client.tokens().revoke(minted.token());

        assertThat(minted.toString()).contains("jti_1").doesNotContain("oct_et");
        assertThat(revocation.revoked()).isFalse();
        assertThat(bench.platform.take().body())
                .isEqualTo("{\"agentId\":\"agt_1\",\"sessionId\":\"ses_1\",\"ttlSeconds\":3600}");
        assertThat(bench.platform.take().body()).isEqualTo("{\"token\":\"oct_et_local_1\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"<html>", "[]", "7", "", "{\"agents\":7}"})
    @DisplayName("B12 an answer that is not what the API promises is a protocol failure")
    void nonsenseIsAProtocolFailure(String body) {
        bench.platform.then(wire -> wire.body(200, "text/html", body));

        assertThatThrownBy(() -> bench.client.agents().list()).isInstanceOf(OctavusProtocolException.class);
    }

    @Test
    @DisplayName("B12 a failed call carries status, message and code, and is not repeated")
    void failedCallCarriesItsAnswer() {
        bench.platform.thenJson(503, "{\"error\":{\"code\":\"DOWN\",\"message\":\"Maintenance\"}}");

        assertThatThrownBy(() -> bench.client.agents().list())
                .isInstanceOfSatisfying(OctavusApiException.class, failure -> {
                    assertThat(failure.status()).isEqualTo(503);
                    assertThat(failure).hasMessage("Maintenance");
                    assertThat(failure.code()).contains("DOWN");
                });
        assertThat(bench.platform.received()).hasSize(1);
    }

    @Test
    void answerThatNeverEndsIsBrokenOffAtTheIdleLimit() throws InterruptedException {
        try (TestBench quick = new TestBench(config -> config.idleTimeout(Duration.ofSeconds(1)))) {
            CountDownLatch closed = new CountDownLatch(1);
            quick.platform.then(wire -> {
                wire.raw("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n{");
                wire.awaitClosed(closed);
            });

            assertThatThrownBy(() -> quick.client.agents().list()).isInstanceOf(OctavusIoException.class);
            assertThat(closed.await(5, TimeUnit.SECONDS)).isTrue();
        }
    }
}
