package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SockJsPathTest {

    private static SockJsPath parse(String rest) {
        return SockJsPath.parse(rest, 256);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/"})
    void thePrefixItselfIsTheGreeting(String rest) {
        assertThat(parse(rest)).isInstanceOf(SockJsPath.Greeting.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"//", "///", "/a", "/a/", "/a/a", "/a/a/", "/a.html", "/info/", "/INFO", "/websocket/",
        "/a/b/c/d", "/000//xhr", "//id/xhr", "/000/id/", "/./././"})
    void anythingElseIsUnknown(String rest) {
        assertThat(parse(rest)).isInstanceOf(SockJsPath.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/iframe.html", "/iframe-.html", "/iframe-a.html", "/iframe-0.1.2.html",
        "/iframe-0.1.2abc-dirty.2144.html"})
    void theIframePageHasManyNames(String rest) {
        assertThat(parse(rest)).isInstanceOf(SockJsPath.Iframe.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/iframe.htm", "/iframe", "/IFRAME.HTML", "/IFRAME", "/iframe.HTML", "/iframe.xml",
        "/iframe-/.html"})
    void butNotThese(String rest) {
        assertThat(parse(rest)).isInstanceOf(SockJsPath.Unknown.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "_", "1", "a%20b", "abcdefgh_i-j%20", "~", "%c3%a9"})
    void idsMayHoldAlmostAnything(String id) {
        assertThat(parse("/" + id + "/" + id + "/xhr")).isEqualTo(new SockJsPath.Session(id, "xhr"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "..", "a.", ".a", "a.b", "%2e", "%2E%2e", "a%2fb", "a%5cb", "a\\b", "a;b=c",
        "a%3bb", "%00", "%0d%0a", "a b", "%", "%2", "%zz", "%252e", "\u00e9"})
    void idsThatARouterMightReadOtherwiseAreUnknown(String id) {
        assertThat(parse("/000/" + id + "/xhr")).isInstanceOf(SockJsPath.Unknown.class);
        assertThat(parse("/" + id + "/abc/xhr")).isInstanceOf(SockJsPath.Unknown.class);
        assertThat(parse("/" + id + "/abc/websocket").isWebSocket()).isFalse();
    }

    @Test
    void idsHaveAGreatestLength() {
        assertThat(SockJsPath.parse("/000/" + "x".repeat(8) + "/xhr", 8)).isInstanceOf(SockJsPath.Session.class);
        assertThat(SockJsPath.parse("/000/" + "x".repeat(9) + "/xhr", 8)).isInstanceOf(SockJsPath.Unknown.class);
    }

    @Test
    void twoKindsOfAddressesAreWebSockets() {
        assertThat(parse("/websocket").isWebSocket()).isTrue();
        assertThat(parse("/000/abc/websocket").isWebSocket()).isTrue();
        assertThat(parse("/000/abc/xhr").isWebSocket()).isFalse();
        assertThat(parse("/info").isWebSocket()).isFalse();
    }
}
