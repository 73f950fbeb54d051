package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.error.OctavusIoException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlatformHttpTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @Test
    void everythingThatHasArrivedComesInOneRead() throws IOException, InterruptedException {
        CountDownLatch sent = new CountDownLatch(1);
        try (ScriptedPlatform platform = new ScriptedPlatform();
                PlatformHttp http = http(platform.uri())) {
            platform.then(wire -> {
                wire.stream();
                for (int i = 0; i < 20; i++) {
                    wire.chunk("data: " + i + "\n\n");
                }
                sent.countDown();
                wire.awaitClosed(new CountDownLatch(1));
            });
            try (Response response = http.send(request(), new Cancellation())) {
                InputStream body = response.readEntity(InputStream.class);
                assertThat(sent.await(5, TimeUnit.SECONDS)).isTrue();
                StringBuilder text = new StringBuilder();
                int reads = 0;
                byte[] buffer = new byte[16 * 1024];
                while (!text.toString().endsWith("data: 19\n\n")) {
                    text.append(new String(buffer, 0, body.read(buffer, 0, buffer.length), UTF_8));
                    reads++;
                }
                assertThat(reads).isLessThan(20);
            }
        }
    }

    @Test
    @DisplayName("R6 a reader that stands still makes the platform wait")
    void standingReaderMakesThePlatformWait() throws Exception {
        AtomicLong written = new AtomicLong();
        long all = 32L * 1024 * 1024;
        CountDownLatch over = new CountDownLatch(1);
        try (ScriptedPlatform platform = new ScriptedPlatform();
                PlatformHttp http = http(platform.uri())) {
            platform.then(wire -> {
                wire.stream();
                String chunk = "x".repeat(64 * 1024);
                while (written.get() < all) {
                    wire.chunk(chunk);
                    written.addAndGet(chunk.length());
                }
                wire.end();
                over.countDown();
            });
            try (Response response = http.send(request(), new Cancellation())) {
                InputStream body = response.readEntity(InputStream.class);
                assertThat(over.await(1, TimeUnit.SECONDS)).isFalse();
                assertThat(written.get()).isLessThan(all / 2);

                assertThat(body.transferTo(OutputStream.nullOutputStream())).isEqualTo(all);
            }
        }
    }

    @Test
    void cancellingBeforeTheRequestMakesNone() {
        try (ScriptedPlatform platform = new ScriptedPlatform();
                PlatformHttp http = http(platform.uri())) {
            Cancellation cancelled = new Cancellation();
            cancelled.cancel();

            assertThatThrownBy(() -> http.send(request(), cancelled)).isInstanceOf(OctavusIoException.class);
            assertThat(platform.received()).isEmpty();
        }
    }

    @Test
    void redirectsAreNotFollowed() {
        try (ScriptedPlatform platform = new ScriptedPlatform();
                PlatformHttp http = http(platform.uri())) {
            platform.thenJson(302, "{}", "Location: " + platform.uri() + "/elsewhere")
                    .thenJson(200, "{}");
            try (Response response = http.send(request(), new Cancellation())) {
                assertThat(response.getStatus()).isEqualTo(302);
            }
            assertThat(platform.received()).hasSize(1);
        }
    }

    @Test
    @DisplayName("S8 certificates are checked, and a long stream over TLS arrives whole")
    void certificatesAreChecked(@TempDir Path folder) throws Exception {
        SSLContext tls = selfSigned(folder.resolve("keys.p12"));
        int events = 2000;
        try (ScriptedPlatform platform = new ScriptedPlatform(
                tls.getServerSocketFactory().createServerSocket(0, 50, InetAddress.getByName("127.0.0.1")))) {
            URI uri = URI.create("https://127.0.0.1:" + platform.uri().getPort());
            try (PlatformHttp strict = http(uri)) {
                assertThatThrownBy(() -> strict.send(request(), new Cancellation()))
                        .isInstanceOf(OctavusIoException.class);
            }
            platform.then(wire -> {
                wire.stream();
                for (int i = 0; i < events; i++) {
                    wire.events("{\"type\":\"text-delta\",\"id\":\"t\",\"delta\":\"" + i + "\"}");
                }
                wire.done();
            });
            try (PlatformHttp trusting = new PlatformHttp(
                            config(uri), HttpClient.newBuilder().sslContext(tls));
                    Response response = trusting.send(request(), new Cancellation())) {
                String text = new String(response.readEntity(InputStream.class).readAllBytes(), UTF_8);
                assertThat(text.lines().filter(line -> line.startsWith("data: {")))
                        .hasSize(events);
            }
        }
    }

    private static PlatformHttp http(URI uri) {
        return new PlatformHttp(config(uri));
    }

    private static OctavusConfig config(URI uri) {
        return OctavusConfig.builder(uri).connectTimeout(Duration.ofSeconds(5)).build();
    }

    private static PlatformRequest request() {
        return PlatformRequest.stream("/x", "{}".getBytes(UTF_8));
    }

    private static SSLContext selfSigned(Path file) throws Exception {
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "k",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=127.0.0.1",
                        "-ext",
                        "san=ip:127.0.0.1",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        file.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(keytool.waitFor(30, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance(file.toFile(), PASSWORD);
        KeyManagerFactory own = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        own.init(keys, PASSWORD);
        TrustManagerFactory trusted = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trusted.init(keys);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(own.getKeyManagers(), trusted.getTrustManagers(), null);
        return context;
    }
}
