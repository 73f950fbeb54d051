package dev.socketchat.sockjs.http;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A request made by hand; what a test did not expect to be asked throws. */
final class FakeRequest extends HttpServletRequestWrapper {

    private final String method;
    private final String uri;
    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private String protocol = "HTTP/1.1";
    private String mapped;
    private String context = "";

    FakeRequest(String method, String uri) {
        super(Unsupported.of(HttpServletRequest.class));
        this.method = method;
        this.uri = uri;
        mapped = uri;
    }

    /** A handshake that is right in every point. */
    static FakeRequest handshake(String uri) {
        return new FakeRequest("GET", uri)
                .header("Upgrade", "websocket")
                .header("Connection", "Upgrade")
                .header("Sec-WebSocket-Version", "13")
                .header("Sec-WebSocket-Key", "dGhlIHNhbXBsZSBub25jZQ==");
    }

    FakeRequest header(String name, String value) {
        headers.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        return this;
    }

    FakeRequest without(String name) {
        headers.remove(name);
        return this;
    }

    FakeRequest protocol(String value) {
        protocol = value;
        return this;
    }

    /** What the server's router made of the path. */
    FakeRequest mappedTo(String path) {
        mapped = path;
        return this;
    }

    FakeRequest context(String path) {
        context = path;
        return this;
    }

    @Override
    public String getMethod() {
        return method;
    }

    @Override
    public String getRequestURI() {
        return uri;
    }

    @Override
    public String getContextPath() {
        return context;
    }

    @Override
    public String getServletPath() {
        return mapped;
    }

    @Override
    public String getPathInfo() {
        return null;
    }

    @Override
    public String getProtocol() {
        return protocol;
    }

    @Override
    public String getScheme() {
        return "http";
    }

    @Override
    public String getServerName() {
        return "chat.example";
    }

    @Override
    public int getServerPort() {
        return 8080;
    }

    @Override
    public long getContentLengthLong() {
        return headers.containsKey("Content-Length") ? Long.parseLong(getHeader("Content-Length")) : -1;
    }

    @Override
    public String getHeader(String name) {
        return headers.containsKey(name) ? headers.get(name).get(0) : null;
    }

    @Override
    public Enumeration<String> getHeaders(String name) {
        return Collections.enumeration(headers.getOrDefault(name, List.of()));
    }
}
