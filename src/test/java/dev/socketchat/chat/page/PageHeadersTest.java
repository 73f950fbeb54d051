package dev.socketchat.chat.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.SockJsOptions;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageHeadersTest {

    @Test
    void thePublicAddressIsWhereThePageMayConnectAndWhatBrowsersAreHeldTo() throws ServletException, IOException {
        Map<String, String> headers = headers("https://chat.example", "internal:8080", false);

        assertThat(headers.get("Content-Security-Policy")).contains("connect-src 'self' wss://chat.example;").doesNotContain("internal");
        assertThat(headers.get("Strict-Transport-Security")).isEqualTo("max-age=31536000");
    }

    @Test
    void withoutOneTheAddressOfTheRequestCounts() throws ServletException, IOException {
        assertThat(headers("", "127.0.0.1:8080", false)).doesNotContainKey("Strict-Transport-Security")
                .hasEntrySatisfying("Content-Security-Policy", policy -> assertThat(policy).contains("connect-src 'self' ws://127.0.0.1:8080;"));
        assertThat(headers("", "[::1]", true)).containsKey("Strict-Transport-Security")
                .hasEntrySatisfying("Content-Security-Policy", policy -> assertThat(policy).contains("connect-src 'self' wss://[::1];"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"evil; script-src *", "a b", "", "h:123456", "x'y"})
    void aHostThatIsNoneAddsNothingToThePolicy(String host) throws ServletException, IOException {
        assertThat(headers("", host, false).get("Content-Security-Policy")).contains("connect-src 'self'; frame-src");
    }

    private static Map<String, String> headers(String publicUrl, String host, boolean secure) throws ServletException, IOException {
        Map<String, Object> facts = Map.of("isSecure", secure, "getHeader", host, "getServletPath", "/");
        HttpServletRequest request = (HttpServletRequest) Proxy.newProxyInstance(PageHeadersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class}, (proxy, method, arguments) -> facts.get(method.getName()));
        Map<String, String> headers = new HashMap<>();
        HttpServletResponse response = (HttpServletResponse) Proxy.newProxyInstance(PageHeadersTest.class.getClassLoader(),
                new Class<?>[] {HttpServletResponse.class}, (proxy, method, arguments) -> headers.put((String) arguments[0], (String) arguments[1]));
        FilterChain chain = (next, answer) -> assertThat(next).isSameAs(request);
        PageHeaders filter = new PageHeaders();
        filter.allow(SockJsOptions.builder().publicUrl(publicUrl).build());
        filter.doFilter(request, response, chain);
        return headers;
    }
}
