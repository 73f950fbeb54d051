package dev.socketchat.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Payara Server with a domain of its own, told by {@code asadmin} as an operator does. */
final class PayaraServerProcess extends ServerProcess {

    private static final Path HOME = Path.of("target", "server", "payara6");
    private static final Path DOMAINS = Path.of("target", "lifecycle");
    private static final String DOMAIN = "lifecycle";

    private final int administration = freePort();

    PayaraServerProcess(List<String> settings) throws IOException, InterruptedException {
        prepare(settings, HOME.resolve("glassfish/domains/domain1"), DOMAINS.resolve(DOMAIN));
        launch(asadmin("start-domain", "--verbose", "--domaindir", DOMAINS.toString(), "--prebootcommandfile",
                "server-config/payara-server/chat-only.asadmin", DOMAIN), " startup time");
    }

    private void prepare(List<String> settings, Path shipped, Path own) throws IOException {
        if (Files.exists(own)) {
            try (Stream<Path> left = Files.walk(own)) {
                for (Path each : left.sorted((one, other) -> other.compareTo(one)).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(DOMAINS);
        try (Stream<Path> files = Files.walk(shipped)) {
            for (Path each : files.toList()) {
                Files.copy(each, own.resolve(shipped.relativize(each)));
            }
        }
        Path xml = own.resolve("config/domain.xml");
        Files.writeString(xml, Files.readString(xml)
                .replace("port=\"8080\"", "port=\"" + port() + "\"")
                .replace("port=\"4848\"", "port=\"" + administration + "\"")
                .replace("-Xmx512m", Stream.concat(Stream.of("-Xmx768m"), settings.stream())
                        .collect(Collectors.joining("</jvm-options><jvm-options>"))));
    }

    private static ProcessBuilder asadmin(String... words) {
        List<String> command = new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-jar",
                HOME.resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(words));
        return new ProcessBuilder(command);
    }

    private void administer(String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("--port", "" + administration));
        command.addAll(List.of(words));
        Process asked = asadmin(command.toArray(String[]::new)).redirectErrorStream(true).start();
        String answer = new String(asked.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (asked.waitFor() != 0) {
            throw new IOException(answer);
        }
    }

    @Override
    void deploy(File war) throws IOException, InterruptedException {
        administer("deploy", "--name", CONTEXT, "--contextroot", "/" + CONTEXT, war.getAbsolutePath());
    }

    @Override
    void undeploy() throws IOException, InterruptedException {
        administer("undeploy", CONTEXT);
    }
}
