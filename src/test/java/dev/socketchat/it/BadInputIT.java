package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@ArquillianTest
class BadInputIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final int A_MEGABYTE = 1024 * 1024;
    private static final int MESSAGE_LIMIT = 64 * 1024;
    private static final int TOO_BIG = 1009;
    private static final int CUT_OFF = 1006;
    private static final int NOT_TEXT = 1003;

    private static final String OWN_ORIGIN = Wars.contextAddress().resolve("/").toString().replaceFirst("/$", "");

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @BeforeEach
    void connect() {
        chat = ChatClient.connect(Wars.contextAddress());
    }

    @AfterEach
    void othersStillGetAnswers() {
        try (ChatClient other = ChatClient.connect(Wars.contextAddress())) {
            assertThat(other.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        }
        chat.abort();
    }

    @ParameterizedTest
    @ValueSource(strings = {"not JSON", "[]", "\"text\"", "null", "{", "{}", "{\"type\":7}", "{\"type\":\"dance\"}", ""})
    void whatIsNoMessageIsRejectedByNameAndTheConversationGoesOn(String message) {
        chat.send(message);

        assertThat(chat.await("message-rejected").getString("message")).isNotBlank();
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"trigger\"}", "{\"type\":\"trigger\",\"triggerName\":7}",
        "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":[]}",
        "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":1e9999999999}}",
        "{\"type\":\"continue\"}", "{\"type\":\"continue\",\"executionId\":\"exe_1\"}"})
    void aTriggerOrContinuationThatCannotBeUsedEndsInAValidationError(String message) {
        JsonObject error = chat.send(message).awaitEnd();

        assertThat(error.getString("errorType")).isEqualTo("validation_error");
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void everyMessageOfOneFrameThatCannotBeUsedIsAnsweredInOrder() {
        chat.sendText("[\"{\\\"type\\\":\\\"trigger\\\"}\",\"{\\\"type\\\":\\\"continue\\\"}\",\"{\\\"type\\\":\\\"trigger\\\"}\"]");

        for (String missing : List.of("triggerName", "executionId", "triggerName")) {
            assertThat(chat.awaitEnd().getString("message")).contains(missing);
        }
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void aContinuationNobodyWaitsForEndsInAnErrorBeforeAndAfterTheFirstTrigger() {
        String unknown = "{\"type\":\"continue\",\"executionId\":\"exe_unknown\",\"toolResults\":[]}";
        assertThat(chat.send(unknown).awaitEnd().getString("errorType")).isEqualTo("not_found_error");

        chat.ask("Hello").awaitEnd();
        assertThat(chat.send(unknown).awaitEnd().getString("errorType")).isEqualTo("not_found_error");
    }

    @Test
    void aTriggerTheAgentDoesNotKnowEndsInAnError() {
        JsonObject error = chat.send("{\"type\":\"trigger\",\"triggerName\":\"no-such-trigger\"}").awaitEnd();

        assertThat(error.getString("errorType")).isEqualTo("validation_error");
    }

    @Test
    void aStopBeforeAnythingIsNotAnswered() {
        chat.send("{\"type\":\"stop\"}").ask("Hello").awaitEnd();

        assertThat(chat.types().get(0)).isEqualTo("typing-indicator");
    }

    @Test
    void aMessageOverTheLimitClosesTheConnectionWithoutFramesToo() {
        chat.abort();
        chat = ChatClient.connectRaw(Wars.contextAddress());
        chat.send("x".repeat(MESSAGE_LIMIT + 1));

        assertThat(chat.awaitClosed()).isEqualTo(TOO_BIG);
    }

    @Test
    void aMessageOverTheLimitClosesTheConnectionAsTooBig() {
        chat.send("x".repeat(MESSAGE_LIMIT));

        assertThat(chat.awaitClosed()).isEqualTo(TOO_BIG);
    }

    @Test
    void fragmentsWithoutEndCloseTheConnectionAsTooBigAtTheOneThatCrossesTheLimit() {
        chat.sendFragment("[\"");
        for (int sent = 0; sent < MESSAGE_LIMIT; sent += 8192) {
            chat.sendFragment("x".repeat(8192));
        }

        assertThat(chat.awaitClosed()).isEqualTo(TOO_BIG);
    }

    /** Bytes that nobody reads any more reset a TCP connection, and with it goes what the client has not read yet. */
    @Test
    void whoGoesOnSendingIsCutOffWithTheCodeOrWithoutIt() {
        assertThat(chat.awaitClosedWhile(() -> chat.send("x".repeat(A_MEGABYTE)))).isIn(TOO_BIG, CUT_OFF);
    }

    @Test
    void binaryClosesTheConnectionAsNotText() {
        chat.sendBinary(new byte[] {1, 2, 3});

        assertThat(chat.awaitClosed()).isEqualTo(NOT_TEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[\"a", "{}", "[1]", "[null]", "[[\"a\"]]"})
    void whatIsNoSockJsFrameClosesTheConnection(String frame) {
        chat.sendText(frame);

        assertThat(chat.awaitClosed()).isEqualTo(3000);
    }

    @Test
    void loneSurrogatesAndControlCharactersComeThroughAsEscapes() {
        chat.sendText("[\"{\\\"type\\\":\\\"trigger\\\",\\\"triggerName\\\":\\\"user-message\\\",\\\"input\\\":"
                + "{\\\"USER_MESSAGE\\\":\\\"plan \\\\ud800 \\\\u0000 \\\\u2028 \\\\ufffe\\\"}}\"]");

        assertThat(chat.awaitEnd().getString("type")).isEqualTo("finish");
    }

    /** Handshakes that are none, and the status each gets. */
    enum Handshake {
        POST("POST", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13\r\nOrigin: " + OWN_ORIGIN, 405),
        NO_UPGRADE("GET", "X-Nothing: 1", "Connection: keep-alive", "Sec-WebSocket-Version: 13", 400),
        OTHER_UPGRADE("GET", "Upgrade: h2c", "Connection: Upgrade", "Sec-WebSocket-Version: 13", 400),
        OTHER_CONNECTION("GET", "Upgrade: websocket", "Connection: close", "Sec-WebSocket-Version: 13", 400),
        NO_VERSION("GET", "Upgrade: websocket", "Connection: Upgrade", "X-Nothing: 1", 400),
        OTHER_VERSION("GET", "Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 99", 400),
        OTHER_ORIGIN("GET", "Upgrade: websocket", "Connection: Upgrade",
                "Sec-WebSocket-Version: 13\r\nOrigin: https://evil.example", 403);

        private final String method;
        private final String headers;
        private final int status;

        Handshake(String method, String upgrade, String connection, String version, int status) {
            this.method = method;
            this.headers = upgrade + "\r\n" + connection + "\r\n" + version;
            this.status = status;
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHandshakeThatIsNoneIsRefused(Handshake handshake) throws IOException {
        String answer = RawHttp.exchange(Wars.contextAddress(), handshake.method, "octavus/000/abcdefgh/websocket",
                handshake.headers + "\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");

        assertThat(answer).startsWith("HTTP/1.1 " + handshake.status);
    }

    @Test
    void aHandshakeWithoutAKeyIsRefused() throws IOException {
        assertThat(RawHttp.exchange(Wars.contextAddress(), "GET", "octavus/000/abcdefgh/websocket",
                "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13")).startsWith("HTTP/1.1 400");
    }

    @ParameterizedTest
    @CsvSource({"GET,octavus//,404", "GET,octavus/a,404", "GET,octavus/../WEB-INF/web.xml,404", "GET,WEB-INF/web.xml,404",
        "GET,no-such-page,404", "DELETE,octavus/info,405", "POST,octavus,405", "GET,octavus/a.b/c/websocket,404"})
    void addressesThatAreNoneAnswerPlainlyAndTellNothingOfTheServer(String method, String path, int status) throws IOException {
        String answer = RawHttp.exchange(Wars.contextAddress(), method, path, "Connection: close\r\nOrigin: " + OWN_ORIGIN);

        assertThat(answer).startsWith("HTTP/1.1 " + status);
        assertThat(answer.replaceAll("Server: .*", ""))
                .doesNotContainIgnoringCase("exception", "at dev.socketchat", "payara", "wildfly", "undertow", "glassfish");
    }

    @Test
    void theInfoPageOffersWebSocketToTheOwnOriginAndNothingToAForeignOne() throws IOException {
        URI address = Wars.contextAddress();
        assertThat(RawHttp.exchange(address, "GET", "octavus/info", "Connection: close"))
                .startsWith("HTTP/1.1 200").contains("\"websocket\":true");
        assertThat(RawHttp.exchange(address, "GET", "octavus/info", "Origin: https://evil.example\r\nConnection: close"))
                .startsWith("HTTP/1.1 403").doesNotContain("Access-Control-Allow-Origin");
    }
}
