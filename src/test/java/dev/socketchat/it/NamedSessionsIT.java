package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.JsonObject;
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

    private static String sessionOfAnEarlierConversation() {
        try (ChatClient earlier = ChatClient.connect(Wars.contextAddress())) {
            earlier.ask("Hello").awaitEnd();
        }
        return PLATFORM.requests("/trigger").get(0).path().split("/")[3];
    }

    private static String withoutReference(JsonObject error) {
        return error.toString().replaceAll("reference \\w+", "").replaceAll("\"code\":\"\\w+\"", "");
    }

    private static String init(String session) {
        return "{\"type\":\"init\",\"sessionId\":\"" + session + "\"}";
    }
}
