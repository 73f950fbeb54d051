package dev.socketchat.sockjs.http;

import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

/** A response that notes status, headers and body. */
final class FakeResponse extends HttpServletResponseWrapper {

    private final Map<String, String> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    final FakeSink sink = new FakeSink();
    private int status = SC_OK;

    FakeResponse() {
        super(Unsupported.of(HttpServletResponse.class));
    }

    int status() {
        return status;
    }

    Map<String, String> headers() {
        return headers;
    }

    String header(String name) {
        return headers.get(name);
    }

    String body() {
        return sink.all.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void setStatus(int code) {
        status = code;
    }

    @Override
    public int getStatus() {
        return status;
    }

    @Override
    public void setHeader(String name, String value) {
        headers.put(name, value);
    }

    @Override
    public void addHeader(String name, String value) {
        headers.merge(name, value, (a, b) -> a + ", " + b);
    }

    @Override
    public void setDateHeader(String name, long date) {
        headers.put(name, Long.toString(date));
    }

    @Override
    public void setContentLength(int length) {
        headers.put("Content-Length", Integer.toString(length));
    }

    @Override
    public FakeSink getOutputStream() {
        return sink;
    }
}
