package dev.socketchat.chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.config.Operations;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.sockjs.AddressRange;
import jakarta.servlet.http.HttpServletRequest;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorCheckTest {

    private static final String TOKEN = "Authorization: Bearer of-the-operators";
    private static final List<AddressRange> NEAR = List.of(AddressRange.parse("127.0.0.0/8"), AddressRange.parse("::1"),
            AddressRange.parse("10.0.0.0/8"));

    private boolean proxied;
    private List<AddressRange> proxies = List.of();
    private String address = "127.0.0.1";
    private String host = "127.0.0.1";
    private String protocol = "HTTP/1.1";
    private String role = "";

    private OperatorCheck check() {
        return new OperatorCheck(new Operations(NEAR, Optional.of(Secret.of("of-the-operators")), proxied, proxies,
                Duration.ZERO, Duration.ZERO));
    }

    private HttpServletRequest request(String... lines) {
        Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        headers.putAll(Map.of("Host", host + ":8080", "User-Agent", "curl/8", "Accept", "*/*"));
        List.of(lines).forEach(line -> headers.put(line.split(": ", 2)[0], line.split(": ", 2)[1]));
        Map<String, Object> facts = Map.of("getRemoteAddr", address, "getServerName", host, "getProtocol", protocol);
        return (HttpServletRequest) Proxy.newProxyInstance(OperatorCheckTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> switch (method.getName()) {
                    case "getHeader" -> headers.get(arguments[0]);
                    case "getHeaderNames" -> Collections.enumeration(headers.keySet());
                    case "isUserInRole" -> arguments[0].equals(role);
                    default -> facts.get(method.getName());
                });
    }

    private boolean reads(String... lines) {
        return check().mayRead(request(lines));
    }

    private boolean changes(String... lines) {
        return check().mayChange(request(lines));
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, 127.0.0.1", "127.0.0.1, localhost", "127.0.0.1, LOCALHOST", "0:0:0:0:0:0:0:1, [::1]", "::1, localhost",
        "127.0.0.2, 127.9.9.9", "10.0.0.5, 10.0.0.9", "10.0.0.5, [2001:db8::1]"})
    void programsNearbyReadAndChangeNothing(String from, String to) {
        address = from;
        host = to;
        assertThat(reads()).isTrue();
        assertThat(reads("Accept-Encoding: gzip", "X-Prometheus-Scrape-Timeout-Seconds: 10", "Connection: keep-alive")).isTrue();
        assertThat(changes()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"127.0.0.1, evil.example", "127.0.0.1, localhost.evil.example", "127.0.0.1, 127.0.0.1.evil.example",
        "127.0.0.1, 203.0.113.9", "127.0.0.1, ''", "::1, evil.example", "10.0.0.5, evil.example", "10.0.0.5, localhost",
        "192.0.2.7, 127.0.0.1", "203.0.113.9, 203.0.113.9", "a name, 127.0.0.1", "127.0.0.1, 127.1", "127.0.0.1, 2130706433"})
    void aNameThatWasMadeToMeanThisServerAndWhoIsFarReadNothing(String from, String to) {
        address = from;
        host = to;
        assertThat(reads()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"X-Forwarded-For", "X-Forwarded-Host", "X-Forwarded-Proto", "X-Forwarded-Server", "X-Forwarded-Port", "Forwarded",
        "Via", "X-Real-IP", "X-Client-IP", "X-Cluster-Client-IP", "CF-Connecting-IP", "True-Client-IP", "Fastly-Client-IP", "Fly-Client-IP",
        "X-Original-Forwarded-For", "X-Envoy-External-Address", "X-Azure-ClientIP", "X-Appengine-User-IP", "X-Amzn-Trace-Id", "X-ProxyUser-Ip",
        "Client-IP", "CDN-Loop", "X-Request-Id", "Ali-CDN-Real-IP", "WL-Proxy-Client-IP", "Origin", "Referer", "x-whatever-comes-next"})
    void aHeaderThatNoProgramSendsOfItselfComesFromAProxyOrAPage(String header) {
        assertThat(reads(header + ": 127.0.0.1")).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"none, true", "cross-site, false", "same-site, false", "same-origin, false", "of-next-year, false"})
    void somebodyWhoTypedTheAddressReadsAndAPageDoesNot(String site, boolean may) {
        assertThat(reads("Sec-Fetch-Site: " + site, "Sec-CH-UA: x", "Cookie: a=b", "Upgrade-Insecure-Requests: 1")).isEqualTo(may);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/2.0", "HTTP/2", "HTTP/1.0"})
    void overAnotherProtocolNearnessTellsNothing(String other) {
        protocol = other;
        assertThat(reads()).isFalse();
        assertThat(reads(TOKEN)).isTrue();
    }

    @Test
    void whereAProxyIsKnownToStandInFrontTheMachineItselfNeedsTheToken() {
        proxied = true;
        proxies = List.of(AddressRange.parse("10.0.0.1"));
        assertThat(reads()).isFalse();
        assertThat(reads(TOKEN)).isTrue();

        host = "10.0.0.9";
        address = "10.0.0.1";
        assertThat(reads()).isFalse();
        address = "10.0.0.2";
        assertThat(reads()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer of-the-operator", "Bearer of-the-operators2", "bearer of-the-operators", "Basic of-the-operators",
        "of-the-operators", "Bearer null"})
    void onlyTheTokenIsTheToken(String given) {
        address = "192.0.2.7";
        assertThat(changes("Authorization: " + given)).isFalse();
        assertThat(changes(TOKEN)).isTrue();
        assertThat(reads(TOKEN, "X-Forwarded-For: 203.0.113.9", "Sec-Fetch-Site: cross-site")).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"X-Any, thing, true", "Sec-Fetch-Site, same-origin, true", "Sec-Fetch-Site, none, true", "Sec-Fetch-Site, cross-site, false",
        "Sec-Fetch-Site, same-site, false", "Origin, http://chat.example:8080, true", "Origin, http://evil.example:8080, false",
        "Origin, null, false", "Origin, 'not a url', false", "Origin, http://chat.example, false"})
    void whoHasTheRoleChangesButNoForeignPageInTheirName(String header, String value, boolean may) {
        role = OperatorCheck.ROLE;
        address = "192.0.2.7";
        host = "chat.example";
        assertThat(changes(header + ": " + value)).isEqualTo(may);
        role = "staff";
        assertThat(changes(header + ": " + value)).isFalse();
    }
}
