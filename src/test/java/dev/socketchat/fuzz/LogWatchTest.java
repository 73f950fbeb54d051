package dev.socketchat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.TestedServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogWatchTest {

    @TempDir
    Path directory;
    private Path log;
    private final Findings findings = new Findings();
    private LogWatch watch;

    @BeforeEach
    void begin() throws IOException {
        log = Files.writeString(directory.resolve("server.log"), "10:00:00,000 ERROR [x] (main) said before\n");
        watch = new LogWatch(log, TestedServer.PAYARA_MICRO, findings);
        watch.skip();
    }

    private void say(String lines) throws IOException {
        Files.writeString(log, lines, StandardOpenOption.APPEND);
        watch.judge("meanwhile", false);
        watch.judge("meanwhile", true);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:00:01,000 ERROR [io.undertow] (default I/O-1) UT005088: Failed\n",
        "[2026-11-29T10:00:01.000+0000] [] [\u001b[1;91mSEVERE\u001b[0m] [] [org.glassfish.tyrus] [tid: _ThreadID="
                + "1] [timeMillis: 1] [levelValue: 1000] Failed\n",
        "10:00:01,000 WARN  [x] (main) Odd: java.io.IOException\n\tat java.base/java.net.Socket.read(Socket.java:1"
                + ")\n\tat a.B.c(D.java)\n",
        "10:00:01,000 DEBUG [x] (main) Bearer " + Secrets.KEY + "\n"})
    void anAlarmATraceOrASecretIsAFinding(String lines) throws IOException {
        say(lines);
        assertThat(findings.all()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10:00:01,000 INFO  [x] (main) Run 1: FAILED, no ERROR here\n",
            "10:00:01,000 WARN  [x] (main) An upload failed: looked at it\n", "\n"})
    void anythingElseIsNone(String lines) throws IOException {
        say(lines);
        assertThat(findings.all()).isEmpty();
    }

    @Test
    void aRecordIsJudgedWhenItIsWhole() throws IOException {
        Files.writeString(log, "10:00:01,000 WARN  [x] (main) Odd: a.B\n", StandardOpenOption.APPEND);
        watch.judge("meanwhile", false);
        say("\tat a.B.c(D.java)\n\u001b[0m10:00:01,000 INFO  [x] (main) else\n\u001b[31m10:00:02,000 ERROR [x] (ma"
                + "in) other\n");
        assertThat(findings.all()).hasSize(2).first().asString().contains("Odd: a.B").doesNotContain("else");
    }

    @Test
    void whatAServerSaysOfItselfIsExcusedOnThatServerAndFromThatPlaceAlone() throws IOException {
        String record = "[2026-11-29T10:00:01.000+0000] [] [WARNING] [] [g] [tid: _ThreadID=1] [[\n  GRIZZLY0013\n"
                + "java.lang.IllegalStateException: Unknown protocol HTTP/1.7\n\tat %s.Protocol.valueOf(Protocol.j"
                        + "ava:80)\n";
        say(record.formatted("org.glassfish.grizzly.http"));
        assertThat(findings.all()).isEmpty();
        assertThat(ContainerFault.of(TestedServer.WILDFLY, record.formatted("org.glassfish.grizzly.http"))).isEmpty();
        say(record.formatted("dev.socketchat"));
        assertThat(findings.all()).hasSize(1);
    }
}
