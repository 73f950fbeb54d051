package dev.socketchat.conformance;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;

/** Payara Micro under {@link MicroLauncher}, because its own command line deploys nothing after the start. */
final class MicroProcess extends ServerProcess {

    private static final String JAR = "target/server/payara-micro.jar";

    /** One that deploys at a word. */
    MicroProcess() throws IOException, InterruptedException {
        List<String> command = java(MEMORY);
        command.addAll(openings("Add-Opens", "--add-opens="));
        command.addAll(openings("Add-Exports", "--add-exports="));
        command.addAll(List.of("-cp", JAR, "src/test/java/dev/socketchat/conformance/MicroLauncher.java"));
        command.addAll(options());
        launch(new ProcessBuilder(command), MicroLauncher.READY);
    }

    /** One with an application and its settings from the start. */
    MicroProcess(File war, String memory, List<String> settings) throws IOException, InterruptedException {
        List<String> command = java(memory);
        command.addAll(settings);
        command.addAll(List.of("-jar", JAR, "--deploy", war.getPath(), "--contextroot", "/" + CONTEXT));
        command.addAll(options());
        launch(new ProcessBuilder(command), "ready in");
    }

    private static List<String> java(String memory) {
        return new ArrayList<>(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), memory));
    }

    private List<String> options() {
        return List.of("--nohazelcast", "--disablephonehome", "--port", "" + port(), "--sslport", "" + securePort(), "--prebootcommandfile",
                "server-config/payara-micro/chat-only.asadmin");
    }

    /** What the jar's manifest asks for, and only gets when the jar is started as such. */
    private static List<String> openings(String attribute, String option) throws IOException {
        try (JarFile jar = new JarFile(JAR)) {
            Attributes manifest = jar.getManifest().getMainAttributes();
            return List.of(manifest.getValue(attribute).trim().split("\\s+")).stream()
                    .map(opened -> option + opened + "=ALL-UNNAMED")
                    .toList();
        }
    }

    @Override
    void deploy(File war) throws IOException, InterruptedException {
        say("deploy " + CONTEXT + " " + war.getAbsolutePath());
        await(MicroLauncher.DEPLOYED);
    }

    @Override
    void undeploy() throws IOException, InterruptedException {
        say("undeploy " + CONTEXT);
        await(MicroLauncher.UNDEPLOYED);
    }
}
