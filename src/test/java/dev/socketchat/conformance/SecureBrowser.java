package dev.socketchat.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/** Speaks HTTP/2 over TLS, on one connection, with a server whose certificate nobody has signed. */
final class SecureBrowser {

    private final HttpClient client;
    private final String server;

    SecureBrowser(int port) throws GeneralSecurityException {
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(null, new TrustManager[] {new TrustEverybody()}, new SecureRandom());
        client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_2).sslContext(tls).build();
        server = "https://127.0.0.1:" + port;
    }

    private HttpRequest request(String method, String path) {
        return HttpRequest.newBuilder(URI.create(server + path)).method(method, HttpRequest.BodyPublishers.noBody()).build();
    }

    String post(String path) throws IOException, InterruptedException {
        return client.send(request("POST", path), BodyHandlers.ofString()).body();
    }

    /** Reads the answer up to a text and then gives up its stream, as a page that is left does; the connection stays. */
    HttpClient.Version leave(String method, String path, String after) throws IOException, InterruptedException {
        HttpResponse<InputStream> response = client.send(request(method, path), BodyHandlers.ofInputStream());
        try (InputStream body = response.body()) {
            StringBuilder read = new StringBuilder();
            while (!read.toString().endsWith(after)) {
                read.append(new String(body.readNBytes(1), StandardCharsets.UTF_8));
            }
        }
        return response.version();
    }

    private static final class TrustEverybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
