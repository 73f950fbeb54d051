package dev.socketchat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * An official JavaScript package and the checks of {@code webapp/interop} that drive one of our servers with it. Needs
 * Node and what the build of the page has installed.
 */
public record OfficialPackage(String name) {

    private static final Path WEBAPP = Path.of("webapp");
    private static final Duration LIMIT = Duration.ofMinutes(3);

    /**
     * Runs the script named like the package and asserts that every check of it passed. Skips the test where the
     * package is not installed, as after a build without the page; on a build server that is a failure.
     */
    public void passes(int checks, URI server, String... arguments) throws IOException, InterruptedException {
        boolean installed = Files.isDirectory(WEBAPP.resolve("node_modules/@octavus").resolve(name));
        assumeTrue(installed || "true".equals(System.getenv("CI")), "@octavus/" + name + " is not installed");
        assertThat(installed).as("@octavus/%s is installed", name).isTrue();
        Path output = Files.createTempFile(name, ".txt");
        try {
            int status = run(output, server, arguments);
            String report = Files.readString(output);
            assertThat(status).as(report).isZero();
            assertThat(report.lines().filter(line -> line.startsWith("ok "))).as(report).hasSize(checks);
        } finally {
            Files.delete(output);
        }
    }

    private int run(Path output, URI server, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node", "interop/" + name + ".mjs", server.toString()));
        command.addAll(List.of(arguments));
        Process node = new ProcessBuilder(command).directory(WEBAPP.toFile()).redirectErrorStream(true)
                .redirectOutput(output.toFile()).start();
        try {
            assertThat(node.waitFor(LIMIT.toSeconds(), TimeUnit.SECONDS)).as(() -> soFar(output)).isTrue();
            return node.exitValue();
        } finally {
            node.destroyForcibly().waitFor();
        }
    }

    private static String soFar(Path output) {
        try {
            return "not finished after " + LIMIT + ":\n" + Files.readString(output);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
