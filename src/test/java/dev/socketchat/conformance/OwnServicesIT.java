package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.readme.Rooms;
import java.io.IOException;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;

/** The services of the README, each by its own options, in a real server. */
@ArquillianTest
class OwnServicesIT {

    private static final String LOBBY = "/rooms/lobby";

    private final Target target = new Target(Integer.getInteger("it.http.port", 8080));

    @Deployment(testable = false)
    static WebArchive services() {
        return ConformanceWar.of(Rooms.class);
    }

    @Test
    void aMessageComesBackOverWebSocketAndOverHttp() throws Exception {
        try (TestSocket socket = new TestSocket(target, "/echo/000/abc/websocket")) {
            assertThat(socket.next()).isEqualTo("o");
            assertThat(socket.send("[\"over WebSocket\"]").next()).isEqualTo("a[\"over WebSocket\"]");
        }
        Guest guest = Guest.of(target, "/echo");
        guest.send("[\"over HTTP\"]").hasStatus(204);
        guest.poll().hasBody("a[\"over HTTP\"]\n");
    }

    @Test
    void theLobbyHearsWhatOneOfThemSays() throws IOException {
        Guest speaker = Guest.of(target, LOBBY);
        Guest listener = Guest.of(target, LOBBY);

        speaker.send("[\"hello\"]").hasStatus(204);

        speaker.poll().hasBody("a[\"hello\"]\n");
        listener.poll().hasBody("a[\"hello\"]\n");
    }

    @Test
    void transportsAreSwitchedPerService() throws IOException {
        assertThat(target.get("/echo/info").body()).contains("\"websocket\":true");
        assertThat(target.get(LOBBY + "/info").body()).contains("\"websocket\":false");
        target.get(LOBBY + "/000/abc/eventsource").hasStatus(404);
        target.get(LOBBY + "/000/abc/websocket").hasStatus(404);
    }

    @Test
    void originsAreAllowedPerService() throws IOException {
        String friend = "Origin: https://example.org";
        target.get(LOBBY + "/info", friend).hasStatus(200).allows("https://example.org");
        target.get("/echo/info", friend).hasStatus(403);
    }

    @Test
    void uploadsAreLimitedPerService() throws IOException {
        String message = "[\"" + "x".repeat(1000) + "\"]";

        Guest.of(target, "/echo").send(message).hasStatus(204);
        Guest.of(target, LOBBY).send(message).hasStatus(413);
    }

    @Test
    void theSchedulerOfTheServerBeatsTheHeart() throws IOException {
        Guest.of(target, LOBBY).poll().hasBody("h\n");
    }
}
