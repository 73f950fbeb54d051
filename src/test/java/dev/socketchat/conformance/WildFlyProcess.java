package dev.socketchat.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;

/** WildFly with a folder of its own, whose deployment scanner is told by marker files. */
final class WildFlyProcess extends ServerProcess {

    private static final Path BASE = Path.of("target", "lifecycle", "standalone").toAbsolutePath();
    private static final Path WAR = BASE.resolve("deployments").resolve(CONTEXT + ".war");

    WildFlyProcess(String memory, List<String> settings) throws IOException, InterruptedException {
        Path home = home();
        prepare(home.resolve("standalone").resolve("configuration"));
        ProcessBuilder server = new ProcessBuilder(
                home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + BASE,
                "-Djboss.bind.address=127.0.0.1",
                "-Djboss.http.port=" + port(),
                "-Djboss.https.port=" + securePort(),
                "-Djboss.management.http.port=0",
                "-Djboss.management.https.port=0",
                "--yaml=" + shipped("no-h2c.yaml") + File.pathSeparator + shipped("websockets.yaml"));
        server.command().addAll(settings);
        server.environment().put("JAVA_OPTS", memory);
        server.environment().put("JAVA_HOME", System.getProperty("java.home"));
        launch(server, "WFLYSRV0025");
    }

    private static Path shipped(String name) {
        return Path.of("server-config", "wildfly", name).toAbsolutePath();
    }

    private static Path home() throws IOException {
        try (Stream<Path> servers = Files.list(Path.of("target", "server"))) {
            return servers.filter(path -> path.getFileName().toString().startsWith("wildfly-")).findFirst().orElseThrow();
        }
    }

    private static void prepare(Path configuration) throws IOException {
        Files.createDirectories(BASE.resolve("configuration"));
        Files.createDirectories(BASE.resolve("deployments"));
        for (String name : List.of("", ".dodeploy", ".deployed", ".undeployed", ".failed")) {
            Files.deleteIfExists(marker(name));
        }
        try (Stream<Path> files = Files.list(configuration).filter(Files::isRegularFile)) {
            for (Path file : files.toList()) {
                Files.copy(file, BASE.resolve("configuration").resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Path xml = BASE.resolve("configuration").resolve("standalone.xml");
        Files.writeString(xml, Files.readString(xml).replace("scan-interval=\"5000\"", "scan-interval=\"200\""));
    }

    private static Path marker(String suffix) {
        return WAR.resolveSibling(WAR.getFileName() + suffix);
    }

    @Override
    void deploy(File war) throws IOException, InterruptedException {
        if (Files.exists(WAR)) {
            Files.createFile(marker(".dodeploy"));
        } else {
            Files.copy(war.toPath(), WAR);
        }
        await("WFLYSRV0010");
    }

    @Override
    void undeploy() throws IOException, InterruptedException {
        Files.delete(marker(".deployed"));
        await("WFLYSRV0009");
    }
}
