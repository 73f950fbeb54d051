package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.TestedServer;
import java.io.File;
import java.net.http.HttpClient;
import java.util.UUID;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.DisabledIf;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** SockJS over HTTP/2, where what ends when a browser leaves is a stream and not a connection (RFC 9113, section 5.4.2). */
@DisabledIf("speaksNoTls")
class Http2IT {

    private static ServerProcess server;
    private static SecureBrowser browser;

    @BeforeAll
    static void start() throws Exception {
        File services = new File("target/http2.war");
        ConformanceWar.create().as(ZipExporter.class).exportTo(services, true);
        server = ServerProcess.serving(services);
        browser = new SecureBrowser(server.securePort());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @CsvSource({"POST,xhr_streaming,'o\n'", "GET,eventsource,'data: o\r\n\r\n'", "GET,htmlfile?c=x,'</script>\r\n'"})
    void aStreamThatTheBrowserResetIsALostConnection(String method, String transport, String opened) throws Exception {
        String session = "/" + ServerProcess.CONTEXT + "/echo/000/" + UUID.randomUUID();

        assertThat(browser.leave(method, session + "/" + transport, opened)).isEqualTo(HttpClient.Version.HTTP_2);

        assertThat(browser.post(session + "/xhr")).isEqualTo("c[1002,\"Connection interrupted\"]\n");
    }

    static boolean speaksNoTls() {
        return TestedServer.current() == TestedServer.PAYARA_SERVER;
    }
}
