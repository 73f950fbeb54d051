package dev.socketchat.sockjs.http;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.security.Principal;
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
    private final Map<String, List<String>> parameters = new TreeMap<>();
    private final List<Cookie> cookies = new ArrayList<>();
    private final Map<String, Object> attributes = new TreeMap<>();
    final FakeBody body = new FakeBody();
    FakeAsync async;
    private Principal user;
    private boolean secure;
    private String protocol = "HTTP/1.1";
    private String mapped;
    private String context = "";
    private String query;
    private String remoteAddress = "192.0.2.7";
    private String serverName = "chat.example";

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

    FakeRequest parameter(String name, String value) {
        parameters.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
        return this;
    }

    FakeRequest cookie(String name, String value) {
        cookies.add(new Cookie(name, value));
        return this;
    }

    FakeRequest attribute(String name, Object value) {
        attributes.put(name, value);
        return this;
    }

    FakeRequest user(String name) {
        user = () -> name;
        return this;
    }

    FakeRequest secure() {
        secure = true;
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

    FakeRequest query(String text) {
        query = text;
        return this;
    }

    FakeRequest context(String path) {
        context = path;
        return this;
    }

    @Override
    public Object getAttribute(String name) {
        return attributes.get(name);
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
    public String getQueryString() {
        return query;
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
        return serverName;
    }

    @Override
    public String getRemoteAddr() {
        return remoteAddress;
    }

    /** The same request from another address, to another name of the server. */
    FakeRequest between(String address, String name) {
        remoteAddress = address;
        serverName = name;
        return this;
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

    @Override
    public String getContentType() {
        return getHeader("Content-Type");
    }

    @Override
    public FakeBody getInputStream() {
        return body;
    }

    @Override
    public Principal getUserPrincipal() {
        return user;
    }

    @Override
    public boolean isSecure() {
        return secure;
    }

    @Override
    public Cookie[] getCookies() {
        return cookies.isEmpty() ? null : cookies.toArray(new Cookie[0]);
    }

    @Override
    public String[] getParameterValues(String name) {
        List<String> values = parameters.get(name);
        return values == null ? null : values.toArray(new String[0]);
    }

    @Override
    public AsyncContext startAsync(ServletRequest request, ServletResponse response) {
        async = new FakeAsync(this, (FakeResponse) response);
        return async;
    }
}
