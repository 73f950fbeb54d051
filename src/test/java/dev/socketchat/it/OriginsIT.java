package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages of other origins get nothing out of any address and leave nothing behind, whatever the method. */
@ArquillianTest
class OriginsIT {

    private static final URI WAR = Wars.contextAddress();
    private static final String OWN = "http://" + WAR.getAuthority();
    private static final String HOME = "\r\nConnection: close\r\nOrigin: " + OWN;
    private static final List<String> METHODS = List.of("GET", "POST", "OPTIONS", "PUT", "DELETE");
    private static final List<String> ADDRESSES = List.of("info", "000/%s/xhr", "000/%s/xhr_send", "000/%s/xhr_streaming",
            "000/%s/eventsource", "000/%s/jsonp?c=f", "000/%s/jsonp_send", "000/%s/htmlfile?c=f", "000/%s/websocket", "websocket");
    private static final String UPGRADE = "Upgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\n"
            + "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==";

    /** Where a request comes from, in its header lines. */
    enum Foreign {
        ANOTHER_SITE("Origin: https://evil.example"),
        NO_SITE("Origin: null"),
        ANOTHER_PORT("Origin: http://127.0.0.1:1"),
        ANOTHER_SCHEME("Origin: " + OWN.replace("http:", "https:")),
        A_LONGER_NAME("Origin: " + OWN + ".evil.example"),
        OURS_AS_ITS_USER("Origin: http://127.0.0.1@evil.example"),
        OURS_AND_ANOTHER("Origin: " + OWN + "\r\nOrigin: https://evil.example"),
        OURS_WITH_A_PATH("Origin: " + OWN + "/"),
        VERY_LONG("Origin: https://" + "e".repeat(2_000)),
        A_CROSS_SITE_FORM("Sec-Fetch-Site: cross-site\r\nContent-Type: text/plain"),
        A_SISTER_SITE("Sec-Fetch-Site: same-site");

        private final String headers;

        Foreign(String headers) {
            this.headers = headers;
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @EnumSource
    void aForeignPageIsRefusedAtEveryAddressByEveryMethod(Foreign foreign) throws IOException {
        for (String address : ADDRESSES) {
            for (String method : METHODS) {
                assertRefused(method, address, foreign.headers + "\r\nConnection: close");
            }
            assertRefused("GET", address, foreign.headers + "\r\n" + UPGRADE);
        }
    }

    private static void assertRefused(String method, String address, String headers) throws IOException {
        String path = "octavus/" + address.formatted(UUID.randomUUID());
        String answer = RawHttp.exchange(WAR, method, path, headers);
        assertThat(answer).as(method + " " + address).matches("(?s)HTTP/1\\.1 40[34] .*");
        assertThat(answer).as(method + " " + address).doesNotContainIgnoringCase("Set-Cookie")
                .doesNotContainIgnoringCase("Access-Control-Allow").doesNotContain("evil");
    }

    @ParameterizedTest
    @ValueSource(strings = {"000/s1/jsonp?c=f", "000/s1/htmlfile?c=f", "iframe.html", "iframe-0.html"})
    void transportsThatCannotBeKeptToOneOriginAreOff(String address) throws IOException {
        assertThat(RawHttp.exchange(WAR, "GET", "octavus/" + address, "Connection: close")).startsWith("HTTP/1.1 404");
    }

    @Test
    void aSessionIsItsBrowsersOwnHoweverWellItsIdIsKnown() throws IOException {
        String session = "octavus/000/" + UUID.randomUUID();
        String opened = RawHttp.exchange(WAR, "POST", session + "/xhr", "Origin: " + OWN + "\r\nConnection: close");
        assertThat(opened).startsWith("HTTP/1.1 200").contains("o\n").contains("HttpOnly").contains("SameSite=Lax");

        for (String cookie : new String[] {"X-Nothing: 1", "Cookie: sockjs-owner.octavus=" + "0".repeat(32), "Cookie: sockjs-owner.octavus=x"}) {
            for (String transport : new String[] {"xhr", "xhr_streaming"}) {
                assertThat(RawHttp.exchange(WAR, "POST", session + "/" + transport, cookie + HOME))
                        .as(transport + " " + cookie).startsWith("HTTP/1.1 404");
            }
            assertThat(RawHttp.exchange(WAR, "GET", session + "/eventsource", cookie + HOME))
                    .as("eventsource " + cookie).startsWith("HTTP/1.1 404");
        }
        String owner = opened.replaceAll("(?s).*(sockjs-owner[a-z.]*=[0-9a-f.]{97}).*", "Cookie: $1");
        assertThat(RawHttp.exchange(WAR, "POST", session + "/xhr_send", owner + HOME))
                .contains("Payload expected");
    }
}
