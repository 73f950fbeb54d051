package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Looks for the key, the platform's address and traces of code in all that a browser gets and the log tells, whatever goes wrong. */
@ArquillianTest
class CanaryIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    /** So often is a fault met that no retry gets past it. */
    private static final int ATTEMPTS = 3;
    private static final Pattern INNER = Pattern.compile("(?i)exception|\\bat [a-z]+\\.[a-z.]+\\(|java\\.|jakarta\\.|dev\\.socketchat|"
            + "because a test wants|bad gateway|refused|/home/|" + Pattern.quote(System.getProperty("user.dir")));

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addClasses(LogProbe.class, LogProbe.Reading.class);
    }

    @AfterAll
    static void noLineOfTheLogHasTheKeyHoweverMuchIsLogged() throws IOException {
        assertThat(LogProbe.read(Wars.contextAddress())).satisfies(log -> {
            assertThat(log.lines()).isGreaterThan(faults().size());
            assertThat(log.withKey()).isZero();
        });
    }

    static List<Fault> faults() {
        return List.of(Fault.status(400), Fault.status(401), Fault.status(402), Fault.status(403), Fault.status(404), Fault.status(413),
                Fault.status(429, "0"), Fault.status(500), Fault.html(502), new Fault.Refuse(), new Fault.Cut(2), new Fault.Reset(2),
                new Fault.MalformedLine(1), new Fault.NoFinish(), Fault.raw("data: {\"type\":\"start\n\n"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void aFaultOfThePlatformTellsTheBrowserNothingOfTheInside(Fault fault) {
        PLATFORM.faults().add(fault, FaultScope.STREAM, ATTEMPTS);
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            chat.ask("Hello").awaitEnd();
            nothingInner(chat.seen().toString());
        }
    }

    @Test
    void aSessionThatCannotBeMadeTellsNothingEither() {
        PLATFORM.faults().add(Fault.status(403), FaultScope.CREATE, 1);
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("error");
            nothingInner(chat.seen().toString());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "page.json", "theme.css", "no-such-page", "octavus/info", "octavus/000/s/nothing", "uploads/x", "error"})
    void noPageHasTheKeyOrThePlatformsAddress(String path) throws IOException {
        nothingInner(RawHttp.exchange(Wars.contextAddress(), "GET", path, "Connection: close"));
    }

    private static void nothingInner(String text) {
        assertThat(text).doesNotContain(PlatformElsewhere.KEY).doesNotContain("127.0.0.1:" + System.getProperty("it.platform.port"));
        assertThat(INNER.matcher(text).results().map(found -> found.group()).toList()).as(text).isEmpty();
    }
}
