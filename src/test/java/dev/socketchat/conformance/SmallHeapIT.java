package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.ChatClient;
import dev.socketchat.it.StalledBrowser;
import dev.socketchat.it.TestedServer;
import dev.socketchat.it.Wars;
import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import java.io.File;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** A server with hardly more memory than it needs for itself, and browsers that ask for much and read nothing. */
@DisabledIf("isAServerWithAMemoryOfItsOwn")
class SmallHeapIT {

    private static final String KEY = "oct_sk_test";
    private static final int OF_EACH_KIND = 25;
    private static final Fault FLOOD = new Fault.Raw(Collections.nCopies(100_000,
            ("data: {\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"" + "x".repeat(2000) + "\"}\n\n").getBytes(StandardCharsets.UTF_8)));

    @Test
    void itIsAliveAndAnswersWhileAHundredBrowsersReadNothing() throws Exception {
        File war = new File("target/small-heap.war");
        List<StalledBrowser> stalled = new ArrayList<>();
        try (LocalPlatform platform = LocalPlatform.start(LocalPlatformOptions.standard(SmallHeapIT::daemon).withKey(KEY))) {
            Wars.inContext().addAsResource(new StringAsset("""
                    octavus.api.url=%s
                    octavus.api.key=%s
                    octavus.agent.id=%s
                    octavus.socket.connections-per-address=0
                    octavus.socket.half-open-per-address=0
                    octavus.run.at-once-and-address=0
                    """.formatted(platform.baseUri(), KEY, platform.agentId())), "META-INF/microprofile-config.properties")
                    .as(ZipExporter.class).exportTo(war, true);
            platform.faults().add(FLOOD, FaultScope.STREAM, OF_EACH_KIND * StalledBrowser.Kind.values().length);
            try (ServerProcess server = ServerProcess.serving(war, "-Xmx160m")) {
                URI application = URI.create("http://127.0.0.1:" + server.port() + "/" + ServerProcess.CONTEXT + "/");
                for (int i = 0; i < OF_EACH_KIND; i++) {
                    for (StalledBrowser.Kind kind : StalledBrowser.Kind.values()) {
                        stalled.add(kind.connect(application));
                    }
                }
                assertThat(isLive(application)).isTrue();
                try (ChatClient reader = ChatClient.connect(application)) {
                    assertThat(reader.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
                }
                assertThat(isLive(application)).isTrue();
            } finally {
                for (StalledBrowser browser : stalled) {
                    browser.close();
                }
            }
        }
    }

    private static boolean isLive(URI application) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(application.resolve("ops/health/live")).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).statusCode() == 200;
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "platform of a small server");
        thread.setDaemon(true);
        return thread;
    }

    static boolean isAServerWithAMemoryOfItsOwn() {
        return TestedServer.current() == TestedServer.PAYARA_SERVER;
    }
}
