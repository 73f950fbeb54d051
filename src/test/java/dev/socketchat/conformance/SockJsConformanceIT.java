package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Holds a real server with the test services to every check, and itself to having run them all. */
@ArquillianTest
@RunAsClient
class SockJsConformanceIT {

    private static final int CHECKS = 97;
    private static int ran;

    @Deployment(testable = false)
    static WebArchive services() {
        return ConformanceWar.create();
    }

    static List<Check> checks() {
        return Checks.all();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("checks")
    void theServerKeepsTheProtocol(Check check) throws Exception {
        check.action().on(new Target(Integer.getInteger("it.http.port", 8080)));
        ran++;
    }

    @AfterAll
    static void everyCheckRan() {
        assertThat(ran).isEqualTo(CHECKS);
    }
}
