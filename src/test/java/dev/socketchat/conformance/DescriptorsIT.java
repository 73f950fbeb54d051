package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.ChatClient;
import dev.socketchat.it.TestedServer;
import dev.socketchat.it.Wars;
import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/** A server in a process of its own that runs out of file descriptors before its first answer, and gets them back. */
@EnabledIf("serverOpensAFileForEachClass")
class DescriptorsIT {

    private static final String KEY = "oct_sk_test";
    private static final int ANSWERS = 3;

    @Test
    void everyAnswerMeanwhileEndsAndTheNextOneIsComplete() throws Exception {
        File war = new File("target/descriptors.war");
        try (LocalPlatform platform = LocalPlatform.start(LocalPlatformOptions.standard(DescriptorsIT::daemon)
                .withKey(KEY).withWordDelay(Duration.ZERO))) {
            Wars.inContext().addAsResource(new StringAsset("octavus.api.url=" + platform.baseUri() + "\noctavus.api.key=" + KEY
                            + "\noctavus.agent.id=" + platform.agentId()), "META-INF/microprofile-config.properties")
                    .as(ZipExporter.class).exportTo(war, true);
            try (ServerProcess server = ServerProcess.serving(war)) {
                useUpAndGiveBack(server, URI.create("http://127.0.0.1:" + server.port() + "/" + ServerProcess.CONTEXT + "/"));
            }
        }
    }

    private static void useUpAndGiveBack(ServerProcess server, URI application) throws IOException, InterruptedException {
        try (ChatClient chat = ChatClient.connect(application)) {
            limit(server, "1");
            for (int answer = 1; answer <= ANSWERS; answer++) {
                assertThat(chat.ask("Hello").awaitEnd().getString("type")).as("answer %d", answer).isEqualTo("error");
            }

            limit(server, "4096");

            assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
            try (ChatClient newcomer = ChatClient.connect(application)) {
                assertThat(newcomer.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
            }
            assertThat(status(application.resolve("ops/health/ready"))).isEqualTo(200);
        }
    }

    /** Any descriptor of a higher number cannot be had; those that are open stay. */
    private static void limit(ServerProcess server, String descriptors) throws IOException, InterruptedException {
        Process change = new ProcessBuilder("prlimit", "--pid", "" + server.jvm().pid(), "--nofile=" + descriptors + ":")
                .inheritIO().start();
        assertThat(change.waitFor()).as("prlimit of util-linux").isZero();
    }

    private static int status(URI address) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    /** WildFly mounts the archive as a file system. */
    static boolean serverOpensAFileForEachClass() {
        return TestedServer.current() == TestedServer.WILDFLY;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "platform of the descriptors test");
        thread.setDaemon(true);
        return thread;
    }
}
