package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.beans.BrokenTools;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** What an operator sees of Payara Micro when it is started the wrong way. */
@EnabledIf("dev.socketchat.it.TestedServer#deploysAsItStarts")
class StartIT {

    private static final int PATIENCE_SECONDS = 120;

    @Test
    void wrongSettingsStopTheDeploymentWithOneSentenceThatNamesThemAndNoSecret() throws IOException {
        List<String> said = start(Wars.FILE, Integer.getInteger("it.http.port"), "cannot start with these settings", Map.of("OCTAVUS_API_KEY", "oct_sk_canary",
                "OCTAVUS_API_URL", "octavus.ai", "OCTAVUS_AGENTID", "canary", "OCTAVUS_OPS_TOKEN_FILE", "no-such-file"));

        assertThat(said.get(said.size() - 1)).contains("OCTAVUS_AGENT_ID", "OCTAVUS_API_URL", "(OCTAVUS_OPS_TOKEN_FILE) names no-such-file, which");
        assertThat(said).anyMatch(line -> line.contains("OCTAVUS_AGENTID (nearest: OCTAVUS_AGENT_ID)"));
        assertThat(said).noneMatch(line -> line.contains("canary"));
    }

    @Test
    void aServerWhoseApplicationCouldNotBeDeployedIsNotReady() throws IOException {
        int port = Integer.getInteger("it.http.port");
        AtomicReference<String> answer = new AtomicReference<>("");

        List<String> said = start(Wars.FILE, port, "ready in", Map.of("OCTAVUS_AGENT_DEMO", "false"), () -> answer.set(
                RawHttp.exchange(URI.create("http://127.0.0.1:" + port + "/"), "GET", "ops/health/ready", "Connection: close")));

        assertThat(said).anyMatch(line -> line.contains("octavus.agent.demo"));
        assertThat(answer.get()).startsWith("HTTP/1.1 404 ");
    }

    @Test
    void aPortInUseIsNamed() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());

            assertThat(start(Wars.FILE, taken.getLocalPort(), "Address already in use", Map.of()))
                    .anyMatch(line -> line.contains(port));
        }
    }

    @Test
    void toolsThatCannotBeStopTheDeploymentWithASentenceEach() throws IOException {
        File war = new File("target/broken-tools.war");
        BadToolsIT.withBrokenTools().as(ZipExporter.class).exportTo(war, true);

        List<String> said = start(war, Integer.getInteger("it.http.port"), "The tool 'get-order' has two methods: ", Map.of());

        assertThat(said.get(said.size() - 1))
                .contains("The @AgentTool method " + BrokenTools.class.getName() + ".find must take a record, not String.");
    }

    /** Something asked of the server as soon as it has said the words. */
    private interface Question {
        void ask() throws IOException;
    }

    /** The lines the server prints up to and including the first with the words. */
    private static List<String> start(File war, int port, String words, Map<String, String> environment) throws IOException {
        return start(war, port, words, environment, () -> { });
    }

    private static List<String> start(File war, int port, String words, Map<String, String> environment, Question question)
            throws IOException {
        ProcessBuilder server = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m",
                "-jar", "target/server/payara-micro.jar", "--nohazelcast", "--disablephonehome", "--port", String.valueOf(port),
                "--prebootcommandfile", "server-config/payara-micro/chat-only.asadmin",
                "--deploy", war.getPath(), "--contextroot", "/").redirectErrorStream(true);
        server.environment().putAll(environment);
        Process process = server.start();
        CompletableFuture.runAsync(process::destroyForcibly, CompletableFuture.delayedExecutor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        List<String> lines = new ArrayList<>();
        try (BufferedReader output = process.inputReader()) {
            for (String line = output.readLine(); line != null; line = output.readLine()) {
                lines.add(line);
                if (line.contains(words)) {
                    question.ask();
                    return lines;
                }
            }
            throw new AssertionError("'" + words + "' was not said in " + String.join("\n", lines));
        } finally {
            process.destroyForcibly();
        }
    }
}
