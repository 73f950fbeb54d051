package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import jakarta.json.JsonArray;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A WAR whose application lets guests go on with sessions that it gave them. */
@ArquillianTest
class NamedSessionsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final String GET_MESSAGES = "{\"type\":\"get-messages\"}";

    private ChatClient chat;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addAsLibrary(ShrinkWrap.create(JavaArchive.class, "sessions.jar").addClasses(GuestSessions.class));
    }

    @BeforeEach
    void connect() {
        chat = ChatClient.connect(Wars.contextAddress());
    }

    @AfterEach
    void leave() {
        chat.abort();
    }

    @Test
    void aPageGoesOnWithTheSessionItWasGiven() {
        String session = sessionOfAnEarlierConversation();
        chat.send(init(session)).ask("Hello").awaitEnd();

        assertThat(chat.types()).endsWith("finish");
        assertThat(PLATFORM.requests("/trigger")).hasSize(2).allMatch(request -> request.path().contains(session));
        assertThat(PLATFORM.requests("/api/agent-sessions")).hasSize(1);
    }

    @Test
    void aSessionOfSomebodyElseAndOneThatDoesNotExistGetTheSameAnswer() {
        JsonObject foreign = chat.send(init("somebody-elses")).ask("Hello").awaitEnd();
        try (ChatClient other = ChatClient.connect(Wars.contextAddress())) {
            JsonObject absent = other.send(init("absent")).ask("Hello").awaitEnd();
            assertThat(foreign.getString("errorType")).isEqualTo("not_found_error").isEqualTo(absent.getString("errorType"));
            assertThat(withoutReference(foreign)).isEqualTo(withoutReference(absent));
        }

        assertThat(PLATFORM.requests("/trigger")).extracting(request -> request.path().split("/")[3]).containsOnly("absent");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"type\":\"init\"}", "{\"type\":\"init\",\"sessionId\":7}", "{\"type\":\"init\",\"sessionId\":\"\"}",
        "{\"type\":\"init\",\"sessionId\":\"a\\nb\"}"})
    void aNameThatIsNoneIsRejected(String init) {
        assertThat(chat.send(init).await("message-rejected").getString("message")).contains("before the first message");
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    @Test
    void aSessionIsNamedOnceAndBeforeTheFirstMessage() {
        String session = sessionOfAnEarlierConversation();
        chat.ask("Hello").awaitEnd();

        assertThat(chat.send(init(session)).await("message-rejected").toString()).doesNotContain(session);
    }

    @Test
    void aPageThatConnectsSeesTheMessagesOfItsSession() {
        String session = sessionOfAnEarlierConversation();

        assertThat(chat.send(connect(session)).await("connected").getString("sessionId")).isEqualTo(session);
        JsonArray earlier = chat.send(GET_MESSAGES).await("messages-update").getJsonArray("messages");
        chat.ask("And now?").awaitEnd();
        JsonArray later = chat.await("messages-update").getJsonArray("messages");

        assertThat(earlier).extracting(message -> message.asJsonObject().getString("role")).containsExactly("user", "assistant");
        assertThat(later).hasSize(4).startsWith(earlier.toArray(JsonValue[]::new));
        assertThat(later.get(2).toString()).contains("And now?");
    }

    @ParameterizedTest
    @ValueSource(strings = {"somebody-elses", "absent"})
    void theMessagesOfASessionOfSomebodyElseAndOfOneThatDoesNotExistAreGone(String session) {
        chat.send(connect(session)).send(GET_MESSAGES);

        assertThat(chat.await("session-expired").getString("sessionId")).isEqualTo(session);
    }

    @Test
    void messagesAreReadOnlyOfASessionThatWasConnected() {
        assertThat(chat.send(GET_MESSAGES).await("message-rejected").getString("message")).isEqualTo("No session is connected.");
    }

    @Test
    void aPlatformThatCannotShowTheMessagesIsNoEndOfTheConversation() {
        String session = sessionOfAnEarlierConversation();
        chat.send(connect(session)).await("connected");
        PLATFORM.faults().add(Fault.status(500), FaultScope.ANY, 1);

        assertThat(chat.send(GET_MESSAGES).await("message-rejected").getString("message")).contains("at the moment");
        assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
    }

    private static String sessionOfAnEarlierConversation() {
        try (ChatClient earlier = ChatClient.connect(Wars.contextAddress())) {
            earlier.ask("Hello").awaitEnd();
        }
        return PLATFORM.requests("/trigger").get(0).path().split("/")[3];
    }

    private static String withoutReference(JsonObject error) {
        return error.toString().replaceAll("reference \\w+", "").replaceAll("\"code\":\"\\w+\"", "");
    }

    private static String connect(String session) {
        return "{\"type\":\"connect\",\"sessionId\":\"" + session + "\"}";
    }

    private static String init(String session) {
        return "{\"type\":\"init\",\"sessionId\":\"" + session + "\"}";
    }
}
