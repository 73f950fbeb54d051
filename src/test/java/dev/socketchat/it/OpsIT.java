package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.beans.Logins;
import dev.socketchat.local.Fault;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.time.Duration;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What operators ask for and do; the drain comes last, because nothing comes after it. */
@ArquillianTest
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OpsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final String TOKEN = "a-token-of-the-operators";

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addClass(Logins.class).addAsResource(new StringAsset("octavus.ops.token=" + TOKEN + "\noctavus.drain.spread=PT0.5S\n"),
                "META-INF/microprofile-config.properties");
    }

    private static String ask(String method, String path, String headers) throws IOException {
        return RawHttp.exchange(Wars.contextAddress(), method, "ops/" + path, headers + "Connection: close\r\n");
    }

    private static String get(String path) throws IOException {
        return ask("GET", path, "");
    }

    private static JsonObject json(String answer) {
        return Json.createReader(new StringReader(answer.substring(answer.indexOf('{'), answer.lastIndexOf('}') + 1))).readObject();
    }

    @Test
    void itIsAliveAndReady() throws IOException {
        assertThat(get("health/live")).startsWith("HTTP/1.1 200").contains("\"status\":\"UP\"");
        assertThat(get("health")).startsWith("HTTP/1.1 200").contains("\"accepting\":\"UP\"", "\"agent\":\"configured\"");
        assertThat(get("health/ready")).startsWith("HTTP/1.1 200").contains("\"accepting\":\"UP\"");
    }

    @Test
    void thePlatformsAbsenceIsShownApart() throws IOException {
        PLATFORM.stop();
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("error");
        }
        PLATFORM.start();
        String absent = get("health/ready");
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            chat.ask("Hello").awaitEnd();
        }

        assertThat(absent).startsWith("HTTP/1.1 200");
        assertThat(json(absent).getString("platform")).isEqualTo("DEGRADED");
        assertThat(json(get("health/ready")).getString("platform")).isEqualTo("UP");
    }

    @Test
    void whatHappensIsCounted() throws IOException {
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            chat.ask("What plan am I on?").awaitEnd();

            assertThat(get("metrics")).contains("octavus_connections{transport=\"websocket\"} 1.0", "octavus_runs_total{outcome=",
                    "octavus_tool_calls_total{outcome=\"succeeded\",tool=\"get-user-account\"}", "octavus_platform_answers_total{status=\"200\"}",
                    "octavus_limit_hits_total{limit=\"runs\"}", "octavus_draining 0.0",
                    "octavus_agent_info{agent=\"configured\"} 1");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For: 127.0.0.1", "Forwarded: for=127.0.0.1", "Via: 1.1 proxy", "CF-Connecting-IP: 127.0.0.1",
            "Sec-Fetch-Site: cross-site", "Sec-Fetch-Site: same-origin", "Origin: https://elsewhere.example",
            "Via: 1.1 proxy\r\nAuthorization: Bearer a-token-of-somebody"})
    void whoComesThroughAProxyOrFromAPageIsNoOperator(String headers) throws IOException {
        for (String path : new String[] {"health", "health/live", "health/ready"}) {
            assertThat(ask("GET", path, headers + "\r\n")).startsWith("HTTP/1.1 200").matches("(?s).*\r\n\r\nUP\\R");
        }
        for (String path : new String[] {"metrics", "drain", "what-is-not-there", "health/what-is-not-there"}) {
            assertThat(ask("GET", path, headers + "\r\n")).startsWith("HTTP/1.1 403").contains("Operators only.");
        }
        assertThat(ask("POST", "drain", headers + "\r\n")).startsWith("HTTP/1.1 403");
        assertThat(get("drain")).contains("\"stage\":\"serving\"");
    }

    @Test
    void aNameThatWasMadeToMeanThisMachineReadsNothing() throws IOException {
        URI server = Wars.contextAddress();
        assertThat(RawHttp.exchange(server, "evil.example:" + server.getPort(), "GET", "ops/metrics", "Connection: close\r\n"))
                .startsWith("HTTP/1.1 403");
        assertThat(RawHttp.exchange(server, "localhost:" + server.getPort(), "GET", "ops/metrics", "Connection: close\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @Test
    void aProgramOnTheMachineItselfIsToldWhatADrainNeeds() throws IOException {
        for (String method : new String[] {"POST", "PUT", "DELETE", "OPTIONS"}) {
            assertThat(ask(method, "drain", "Content-Length: 0\r\n".repeat(method.equals("POST") ? 0 : 1))).as(method)
                    .startsWith("HTTP/1.1 403").contains("octavus.ops.token (OCTAVUS_OPS_TOKEN)");
        }
        assertThat(get("drain")).contains("\"stage\":\"serving\"");
    }

    @Test
    void theTokenOpensFromAnywhere() throws IOException {
        assertThat(ask("GET", "metrics", "Via: 1.1 proxy\r\nAuthorization: Bearer " + TOKEN + "\r\n")).startsWith("HTTP/1.1 200");
    }

    @Test
    void theRoleOpensFromAnywhereAndNoOtherDoes() throws IOException {
        String proxied = "Via: 1.1 proxy\r\nX-Test-User: ";
        assertThat(ask("GET", "metrics", proxied + "octavus-admin-ann\r\n")).startsWith("HTTP/1.1 200");
        assertThat(ask("GET", "metrics", proxied + "staff-bob\r\n")).startsWith("HTTP/1.1 403");
        assertThat(ask("POST", "drain", proxied + "octavus-admin-ann\r\nSec-Fetch-Site: cross-site\r\n")).startsWith("HTTP/1.1 403");
    }

    @Test
    @Order(Integer.MAX_VALUE)
    void aDrainLetsAnswersEndAndSendsEverybodyAway() throws IOException {
        try (ChatClient idle = ChatClient.connect(Wars.contextAddress()); ChatClient busy = ChatClient.connect(Wars.contextAddress())) {
            PLATFORM.faults().next(new Fault.Flood(200, 1, Duration.ofMillis(10)));
            busy.ask("Tell me a long story").await("text-delta");

            String drained = ask("POST", "drain", "Authorization: Bearer " + TOKEN + "\r\n");

            assertThat(json(drained).getString("stage")).isEqualTo("drained");
            assertThat(json(drained).getInt("cutOff")).isZero();
            assertThat(idle.nextFrame()).startsWith("c[1001,");
            assertThat(busy.awaitEnd().getString("type")).isEqualTo("finish");
            assertThat(get("health/ready")).startsWith("HTTP/1.1 503").contains("\"accepting\":\"DOWN\"");
            assertThat(ask("GET", "health/ready", "Via: 1.1 proxy\r\n")).startsWith("HTTP/1.1 503").matches("(?s).*\r\n\r\nDOWN\\R");
            assertThat(get("health/live")).startsWith("HTTP/1.1 200");
            assertThat(RawHttp.exchange(Wars.contextAddress(), "GET", "octavus/info", "Connection: close\r\n")).startsWith("HTTP/1.1 503");
        }
    }
}
