package dev.socketchat.conformance;

import dev.socketchat.it.ChatClient;
import dev.socketchat.it.Wars;
import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** The WAR that ships on a server in a process of its own, in front of a platform that is not in it. */
final class ChatServerProcess implements AutoCloseable {

    private static final String KEY = "oct_sk_test";
    private static final File WAR = new File("target/server-of-its-own.war");

    private final LocalPlatform platform;
    private final ServerProcess server;

    /**
     * Starts both.
     *
     * @param memory the option of the JVM that says how much it may have
     * @param classes put beside the application
     */
    ChatServerProcess(String memory, Class<?>... classes) throws IOException, InterruptedException {
        platform = LocalPlatform.start(
                LocalPlatformOptions.standard(ChatServerProcess::daemon).withKey(KEY).withWordDelay(Duration.ZERO));
        Wars.inContext().addClasses(classes).addAsResource(new StringAsset("""
                octavus.api.url=%s
                octavus.api.key=%s
                octavus.agent.id=%s
                octavus.socket.connections-per-address=0
                octavus.socket.half-open-per-address=0
                octavus.run.at-once-and-address=0
                """.formatted(platform.baseUri(), KEY, platform.agentId())), "META-INF/microprofile-config.properties")
                .as(ZipExporter.class).exportTo(WAR, true);
        server = ServerProcess.serving(WAR, memory);
    }

    LocalPlatform platform() {
        return platform;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + server.port() + "/" + ServerProcess.CONTEXT + "/");
    }

    ChatClient connect() {
        return ChatClient.connect(address());
    }

    long pid() {
        return server.jvm().pid();
    }

    /** The status that an address answers with. */
    int status(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(address().resolve(path)).build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "platform elsewhere");
        thread.setDaemon(true);
        return thread;
    }

    @Override
    public void close() {
        server.close();
        platform.close();
    }
}
