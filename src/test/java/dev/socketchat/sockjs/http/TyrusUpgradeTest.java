package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.FrameCheck;
import dev.socketchat.sockjs.ManualScheduler;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.glassfish.tyrus.RecordingHandler;
import org.junit.jupiter.api.Test;

class TyrusUpgradeTest {

    private final List<CloseStatus> ends = new ArrayList<>();
    private final FrameCheck check = new FrameCheck();
    private final Bytes bytes = new Bytes("8181" + "00000000" + "61");
    private final Connection connection = new Connection();
    private final ManualScheduler scheduler = new ManualScheduler();
    private HttpUpgradeHandler made;

    /** Bytes that are there already, as those of a browser in haste. */
    private static final class Bytes extends ServletInputStream {

        private final ByteArrayInputStream in;

        Bytes(String hex) {
            in = new ByteArrayInputStream(HexFormat.of().parseHex(hex));
        }

        @Override
        public void setReadListener(ReadListener listener) {
            try {
                listener.onDataAvailable();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public int read() {
            return in.read();
        }

        @Override
        public int read(byte[] into, int from, int most) {
            return in.read(into, from, most);
        }

        @Override
        public int available() {
            return in.available();
        }

        @Override
        public boolean isFinished() {
            return in.available() == 0;
        }

        @Override
        public boolean isReady() {
            return in.available() > 0;
        }
    }

    private final class Connection implements WebConnection {

        private int closes;

        @Override
        public ServletInputStream getInputStream() {
            return bytes;
        }

        @Override
        public ServletOutputStream getOutputStream() {
            return null;
        }

        @Override
        public void close() {
            closes++;
            made.destroy();
        }
    }

    private HttpServletRequest request() {
        return TyrusUpgrade.of(new HttpServletRequestWrapper(Unsupported.of(HttpServletRequest.class)) {
            @Override
            public <T extends HttpUpgradeHandler> T upgrade(Class<T> type) throws ServletException {
                try {
                    T handler = type.getConstructor().newInstance();
                    made = handler;
                    return handler;
                } catch (ReflectiveOperationException e) {
                    throw new ServletException(e);
                }
            }
        }, check, scheduler);
    }

    @Test
    void aHandlerIsCalledForWhatCameEarlyOnlyWhenItIsReady() throws Exception {
        RecordingHandler handler = request().upgrade(RecordingHandler.class);
        made.init(connection);
        assertThat(handler.events).containsExactly("ready");
        scheduler.advance(Duration.ofMillis(100));
        assertThat(handler.events).containsExactly("ready", "called");
    }

    @Test
    void itReadsWhatCame() throws Exception {
        RecordingHandler handler = request().upgrade(RecordingHandler.class);
        made.init(connection);
        ServletInputStream in = handler.connection.getInputStream();
        assertThat(in.isReady()).isTrue();
        assertThat(in.available()).isEqualTo(7);
        assertThat(in.read()).isEqualTo(0x81);
        assertThat(in.read(new byte[20])).isEqualTo(6);
        assertThat(in.isFinished()).isTrue();
        assertThat(in.read(new byte[20])).isEqualTo(-1);
        assertThat(ends).isEmpty();
    }

    @Test
    void aRefusedFrameIsNotRead() throws Exception {
        RecordingHandler handler = request().upgrade(RecordingHandler.class);
        made.init(connection);
        check.open(() -> 0, ends::add);
        assertThat(handler.connection.getInputStream().read(new byte[20])).isZero();
        assertThat(ends).containsExactly(CloseStatus.TOO_BIG);
    }

    @Test
    void nothingOfASessionIsHeldOnceItsConnectionIsOver() throws Exception {
        request().upgrade(RecordingHandler.class);
        made.init(connection);
        check.open(() -> 0, ends::add);
        made.destroy();
        check.refuse(CloseStatus.TOO_BIG);
        check.open(() -> 0, ends::add);
        check.refuse(CloseStatus.TOO_BIG);
        assertThat(ends).isEmpty();
    }

    @Test
    void anEndpointThatClosesAsItOpensIsNotCalledAnyMore() throws Exception {
        RecordingHandler handler = request().upgrade(RecordingHandler.class);
        handler.opening = connection::close;
        made.init(connection);
        scheduler.advance(Duration.ofMillis(100));
        assertThat(handler.events).containsExactly("destroyed", "ready");
        assertThat(connection.closes).isEqualTo(1);
    }

    @Test
    void whatDoesNotOpenIsClosedAndSaidInOneLine() throws Exception {
        RecordingHandler handler = request().upgrade(RecordingHandler.class);
        handler.opening = () -> {
            throw new IllegalArgumentException("no such endpoint");
        };
        try (RecordedLog log = new RecordedLog(TyrusUpgrade.class.getName())) {
            made.init(connection);
            assertThat(connection.closes).isEqualTo(1);
            assertThat(handler.events).containsExactly("destroyed");
            assertThat(log.lines()).containsExactly("A WebSocket did not open: java.lang.IllegalArgumentException: no such endpoint");
            assertThat(log.traces()).isEmpty();
        }
    }

    @Test
    void upgradesToAnythingElseAreTheServers() throws Exception {
        assertThat(request().upgrade(Other.class)).isSameAs(made).isInstanceOf(Other.class);
    }

    /** Of another server. */
    public static class Other implements HttpUpgradeHandler {

        @Override
        public void init(WebConnection given) {
        }

        @Override
        public void destroy() {
        }
    }
}
