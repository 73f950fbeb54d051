package dev.socketchat.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LocalPlatformProcessTest {

    private static final Pattern LINE = Pattern.compile("Local platform at (\\S+) with agent (\\S+)");

    private final List<Process> started = new ArrayList<>();

    @AfterEach
    void stop() throws InterruptedException {
        for (Process process : started) {
            process.destroyForcibly().waitFor();
        }
    }

    private Process start(String... args) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx64m", "-cp",
                System.getProperty("java.class.path"), LocalPlatformProcess.class.getName()));
        command.addAll(List.of(args));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        started.add(process);
        return process;
    }

    @Test
    void itPrintsItsAddressAndAsksForTheKey() throws IOException {
        try (BufferedReader out = start("--port", "0", "--key", "secret", "--word-delay", "0").inputReader()) {
            Matcher line = LINE.matcher(out.readLine());
            assertThat(line.matches()).isTrue();
            URI base = URI.create(line.group(1));

            assertThat(base.getHost()).isEqualTo("127.0.0.1");
            assertThat(new PlatformCaller(base, Optional.empty()).get("/api/agents").statusCode()).isEqualTo(401);
            PlatformCaller caller = new PlatformCaller(base, Optional.of("secret"));
            assertThat(PlatformCaller.text(caller.say(caller.createSession(), "hello"))).contains("Tailwind Traders");
        }
    }

    @Test
    void agentsComeFromADirectoryAndFaultsCanBeSwitched() throws IOException {
        String agents = Path.of("src", "main", "resources", "agents").toString();
        try (BufferedReader out = start("--port", "0", "--agents", agents, "--faults").inputReader()) {
            Matcher line = LINE.matcher(out.readLine());
            assertThat(line.matches()).isTrue();

            PlatformCaller caller = new PlatformCaller(URI.create(line.group(1)), Optional.empty());
            assertThat(line.group(2)).isEqualTo("agt_support-chat");
            assertThat(caller.get("/local/aborted").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void aPortInUseIsSaidInOneSentence() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            Process process = start("--port", Integer.toString(taken.getLocalPort()));

            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isEqualTo(1);
            assertThat(said.lines()).hasSize(1).first().asString()
                    .startsWith("The local platform cannot listen on port " + taken.getLocalPort());
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "--port           | needs a value",
        "--port abc       | must be a number from 0 to 65535",
        "--port 70000     | must be a number from 0 to 65535",
        "--agents /none   | cannot be used",
        "--colour red     | is not known"})
    void wrongOptionsAreSaidInOneSentence(String args, String sentence) throws IOException, InterruptedException {
        Process process = start(args.split(" "));

        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(process.exitValue()).isEqualTo(1);
        assertThat(said.lines()).hasSize(1).first().asString().contains(sentence);
    }
}
