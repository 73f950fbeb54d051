package dev.socketchat.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How each server is started: with a WAR, as shipped or with the settings of {@code server-config}; or the others. */
final class Contenders {

    static final String SOCKJS_ECHO = "/echo/000/{session}/websocket";
    static final String BARE_ECHO = "/bare";
    static final String CHAT = "/octavus/000/{session}/websocket";

    private static final Path SERVERS = Path.of("target", "server");
    private static final Path CONFIG = Path.of("server-config");
    private static final String MEMORY = System.getProperty("bench.memory", "-Xms1g -Xmx1g -XX:+AlwaysPreTouch");
    private static final String JAVA = Path.of(System.getProperty("java.home"), "bin", "java").toString();

    private Contenders() {
    }

    static Contender payaraMicro(Path war, Map<String, String> environment) throws IOException {
        int port = freePort();
        List<String> command = java("-jar", SERVERS.resolve("payara-micro.jar").toString(), "--port",
                Integer.toString(port), "--nohazelcast", "--disablephonehome", "--prebootcommandfile",
                CONFIG.resolve("payara-micro/chat-only.asadmin").toString(), "--deploy", war.toString(), "--contextroot", "/");
        return new Contender("Payara Micro", port, command, environment, " ready in ", CHAT, true);
    }

    static Contender wildFly(Path war, boolean tuned, Map<String, String> environment) throws IOException {
        int port = freePort();
        Path home;
        try (var found = Files.newDirectoryStream(SERVERS, "wildfly-*")) {
            home = found.iterator().next().toAbsolutePath();
        }
        Path base = Files.createTempDirectory("wildfly");
        copy(home.resolve("standalone/configuration"), base.resolve("configuration"));
        Files.createDirectories(base.resolve("deployments"));
        Files.copy(war, base.resolve("deployments/ROOT.war"), StandardCopyOption.REPLACE_EXISTING);
        List<String> command = new ArrayList<>(List.of(home.resolve("bin/standalone.sh").toString(),
                "-Djboss.server.base.dir=" + base, "-Djboss.http.port=" + port, "-Djboss.https.port=0",
                "-Djboss.management.http.port=0", "-Djboss.management.https.port=0"));
        if (tuned) {
            command.add("-Dio.threads=" + Runtime.getRuntime().availableProcessors());
            command.add("--yaml=" + CONFIG.resolve("wildfly/no-h2c.yaml").toAbsolutePath() + File.pathSeparator
                    + CONFIG.resolve("wildfly/websockets.yaml").toAbsolutePath());
        }
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("JAVA_OPTS", MEMORY + " " + System.getProperty("bench.options", ""));
        return new Contender(tuned ? "WildFly" : "WildFly, as shipped", port, command, variables, "WFLYSRV0025", CHAT, true);
    }

    /** One of the other SockJS servers, by the main class that starts it on the port it is given. */
    static Contender rival(String name, String mainClass) throws IOException {
        int port = freePort();
        List<String> command = java("-cp", System.getProperty("java.class.path"), "dev.socketchat.bench." + mainClass,
                Integer.toString(port));
        return new Contender(name, port, command, Map.of(), "ready", SOCKJS_ECHO, true);
    }

    /** The Node stack, installed by the build of the benchmark. */
    static Contender node(String path, Map<String, String> environment) throws IOException {
        int port = freePort();
        return new Contender("Node", port, List.of("node", "target/bench-node/server.mjs", Integer.toString(port)), environment,
                "ready", path, true);
    }

    private static List<String> java(String... arguments) {
        List<String> command = new ArrayList<>(List.of(JAVA));
        command.addAll(List.of((MEMORY + " " + System.getProperty("bench.options", "")).trim().split(" +")));
        command.addAll(List.of(arguments));
        return command;
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.newDirectoryStream(from, Files::isRegularFile)) {
            for (Path file : files) {
                Files.copy(file, to.resolve(file.getFileName()));
            }
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
