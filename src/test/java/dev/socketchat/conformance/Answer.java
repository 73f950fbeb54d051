package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** A complete response. */
record Answer(int status, Map<String, String> headers, String body) {

    private static final String NO_CACHE = "no-store, no-cache, no-transform, must-revalidate, max-age=0";

    String header(String name) {
        return headers.getOrDefault(name, "");
    }

    Answer hasStatus(int expected) {
        assertThat(status).as("status, body: %s", body).isEqualTo(expected);
        return this;
    }

    Answer hasBody(String expected) {
        assertThat(body).isEqualTo(expected);
        return this;
    }

    /** Compared without blanks, because servers write the parameter either way. */
    Answer hasType(String expected) {
        assertThat(header("Content-Type").replace(" ", "")).isEqualTo(expected);
        return this;
    }

    Answer isNotCached() {
        assertThat(header("Cache-Control")).isEqualTo(NO_CACHE);
        assertThat(headers).doesNotContainKeys("Expires", "Last-Modified");
        return this;
    }

    Answer isCachedForLong() {
        assertThat(header("Cache-Control")).contains("public").containsPattern("max-age=[1-9][0-9]{6}");
        assertThat(header("Expires")).isNotEmpty();
        assertThat(headers).doesNotContainKey("Last-Modified");
        return this;
    }

    Answer hasNoCookie() {
        assertThat(headers).doesNotContainKey("Set-Cookie");
        return this;
    }

    Answer allows(String origin) {
        assertThat(header("Access-Control-Allow-Origin")).isEqualTo(origin);
        if (origin.equals("*")) {
            assertThat(headers).doesNotContainKey("Access-Control-Allow-Credentials");
        } else {
            assertThat(header("Access-Control-Allow-Credentials")).isEqualTo("true");
        }
        return this;
    }

    Answer isPreflightFor(String methods, String origin) {
        assertThat(status).isIn(200, 204);
        assertThat(Long.parseLong(header("Access-Control-Max-Age"))).isGreaterThan(1_000_000);
        assertThat(header("Access-Control-Allow-Methods")).isEqualTo(methods);
        assertThat(body).isEmpty();
        return allows(origin).isCachedForLong();
    }
}
