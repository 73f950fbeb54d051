package dev.socketchat.sockjs.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.FrameCheck;
import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.RecordingApplication;
import dev.socketchat.sockjs.SessionLimits;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import jakarta.websocket.CloseReason;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebSocketTransportTest {

    private final ManualScheduler scheduler = new ManualScheduler();
    private final RecordingApplication application =
            new RecordingApplication().onMessage(SockJsConnection::send);
    private final SockJsServer server = new SockJsServer(
            application,
            SockJsOptions.builder().maxMessageBytes(20).sessions(SessionLimits.of(2)).build(),
            scheduler,
            scheduler::nanoTime);
    private final WebSocketTransport transport = new WebSocketTransport(server);
    private final FakeSocket socket = new FakeSocket();

    @BeforeEach
    void open() {
        socket.remote.inline = true;
        transport.opened(socket);
    }

    private int closeCode() {
        return socket.closes.get(0).getCloseCode().getCode();
    }

    @Test
    void theOpenFrameComesAtOnceAndMessagesComeBack() {
        transport.received(socket, "[\"a\"]", true);
        assertThat(socket.remote.sent).containsExactly("o", "a[\"a\"]");
        assertThat(application.connection().transport()).isEqualTo("websocket");
        assertThat(application.connection().user()).get().extracting(java.security.Principal::getName).isEqualTo("ann");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "``|0", "[]|0", "` []`|0", "\"a\"|1", "` [\"a\"]`|1", "`\n[\"a\",\"b\"]`|2", "[\"\\ud800\"]|1"
    })
    void textsAreReadByTheirValueAndNotTheirFirstByte(String text, int messages) {
        transport.received(socket, text, true);
        assertThat(application.heard()).hasSize(1 + messages);
        assertThat(socket.closes).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "[1]", "[null]", "[{}]", "[[\"a\"]]", "1", "{}", "x", "[\"a\"", "true"})
    void whatIsNotSockJsEndsTheConnection(String text) {
        transport.received(socket, text, true);
        assertThat(socket.remote.sent).containsExactly("o");
        assertThat(closeCode()).isEqualTo(3000);
        assertThat(application.heard()).containsExactly("connected", "close 3000");
    }

    @Test
    void aTextMayComeInManyParts() {
        for (String part : "[\"\u00e9\u20ac\"".split("")) {
            transport.received(socket, part, false);
        }
        transport.received(socket, "]", true);
        assertThat(application.heard()).containsExactly("connected", "message \u00e9\u20ac");
    }

    @Test
    void aTextOverTheLimitEndsTheConnectionWith1009() {
        transport.received(socket, "[\"" + "x".repeat(16) + "\"]", true);
        assertThat(socket.closes).isEmpty();
        transport.received(socket, "[\"" + "x".repeat(17) + "\"]", true);
        assertThat(closeCode()).isEqualTo(1009);
        assertThat(application.heard()).hasSize(3).endsWith("close 1009");
    }

    @Test
    void theLimitCountsBytesAndNotCharacters() {
        transport.received(socket, "[\"" + "\u20ac".repeat(6) + "\"]", true);
        assertThat(closeCode()).isEqualTo(1009);
    }

    @Test
    void endlessFragmentsMeetTheSameLimit() {
        for (int i = 0; i < 1000; i++) {
            transport.received(socket, "xx", false);
        }
        assertThat(closeCode()).isEqualTo(1009);
        assertThat(socket.closes).hasSize(1);
        assertThat(application.heard()).containsExactly("connected", "close 1009");
    }

    @Test
    void binaryMessagesAreNotAccepted() {
        transport.receivedBinary(socket);
        assertThat(closeCode()).isEqualTo(1003);
    }

    @Test
    void aClosedConnectionSaysSoInAFrameAndThenInTheHandshake() {
        application.connection().close(CloseStatus.GO_AWAY);
        assertThat(socket.remote.sent).containsExactly("o", "c[3000,\"Go away!\"]");
        assertThat(closeCode()).isEqualTo(3000);
        assertThat(socket.closes.get(0).getReasonPhrase()).isEqualTo("Go away!");
        assertThat(socket.idleTimeout).isEqualTo(5000);
        transport.closed(socket, socket.closes.get(0));
        assertThat(application.heard()).containsExactly("connected", "close 3000");
    }

    @Test
    void aCodeThatMayNotTravelIsClosedAs1000() {
        application.connection().close(CloseStatus.STILL_OPEN);
        assertThat(socket.remote.sent).endsWith("c[2010,\"Another connection still open\"]");
        assertThat(closeCode()).isEqualTo(1000);
    }

    @ParameterizedTest
    @CsvSource({"1000,1000", "1001,1001", "1006,1006", "4001,4001"})
    void theApplicationHearsWhyThePeerLeft(int code, int heard) {
        transport.closed(socket, new CloseReason(() -> code, ""));
        assertThat(application.heard()).containsExactly("connected", "close " + heard);
        assertThat(server.sessionCount()).isZero();
        assertThat(socket.closes).isEmpty();
    }

    @Test
    void anErrorInTheContainerEndsTheConnection() {
        transport.failed(socket, new IllegalStateException("no"));
        transport.received(socket, "[\"late\"]", true);
        assertThat(closeCode()).isEqualTo(1011);
        assertThat(application.heard()).containsExactly("connected", "close 1011");
    }

    @Test
    void anErrorBeforeThereIsASessionClosesTheWebSocketAllTheSame() {
        FakeSocket unopened = new FakeSocket();
        transport.failed(unopened, new IllegalStateException("no"));
        assertThat(unopened.closes.get(0).getCloseCode().getCode()).isEqualTo(1011);
    }

    @Test
    void aFrameIsJudgedByTheLimitOfItsSessionAndEndsIt() {
        FrameCheck check = new FrameCheck();
        FakeSocket watched = new FakeSocket();
        watched.getUserProperties().put(FrameCheck.class.getName(), check);
        transport.opened(watched);
        assertThat(check.fault(true, 20)).isNull();
        assertThat(check.fault(true, 21)).isEqualTo(CloseStatus.TOO_BIG);
        application.connection().takeMessagesUpTo(21);
        assertThat(check.fault(true, 21)).isNull();
        check.refuse(CloseStatus.BROKEN_FRAME);
        transport.received(watched, "[\"late\"]", true);
        assertThat(watched.closes.get(0).getCloseCode().getCode()).isEqualTo(1002);
        assertThat(application.heard()).endsWith("close 1002");
    }

    @Test
    void aSendThatFailsEndsTheConnection() {
        socket.remote.inline = false;
        application.connection().send("x");
        socket.remote.fail();
        assertThat(application.heard()).containsExactly("connected", "close 1006");
    }

    @Test
    void aSendThatTheContainerRefusesEndsTheConnection() {
        socket.remote.broken = true;
        application.connection().send("x");
        assertThat(application.heard()).containsExactly("connected", "close 1006");
    }

    @Test
    void framesAreSentWithALeanClassLoaderWhichIsGivenBack() {
        ClassLoader before = Thread.currentThread().getContextClassLoader();
        application.connection().send("x");
        assertThat(socket.remote.loaders).containsOnly(ClassLoader.getPlatformClassLoader());
        assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
    }

    @Test
    void heartbeatsArePingsTooAndAPongKeepsTheConnection() {
        scheduler.advance(Duration.ofSeconds(26));
        assertThat(socket.remote.pings).isEqualTo(1);
        assertThat(socket.remote.sent).containsExactly("o", "h");
        transport.pong(socket, () -> ByteBuffer.allocate(0));
        scheduler.advance(Duration.ofSeconds(20));
        assertThat(socket.closes).isEmpty();
        scheduler.advance(Duration.ofSeconds(30));
        assertThat(closeCode()).isEqualTo(3000);
        assertThat(application.heard()).endsWith("close 3000");
    }

    @Test
    void whatThePeerHasNotReadKeepsTheNextTextBack() {
        giveMoreThanAWindow();
        assertThat(socket.remote.sent).hasSize(3);
        transport.pong(socket, () -> ByteBuffer.allocate(Long.BYTES));
        assertThat(socket.remote.sent).hasSize(3);
        transport.pong(socket, () -> socket.remote.lastPing);
        assertThat(socket.remote.sent).hasSize(4).last().isEqualTo("a[\"next\"]");
    }

    @Test
    void aPeerThatReadsNothingIsClosedAsTooSlowWhateverTheContainerCallsSent() {
        giveMoreThanAWindow();
        scheduler.advance(Duration.ofSeconds(31));
        assertThat(closeCode()).isEqualTo(1008);
        assertThat(application.heard()).endsWith("close 1008");
    }

    private void giveMoreThanAWindow() {
        String half = "x".repeat(1_200_000);
        List.of(half, half, "next").forEach(application.connection()::send);
    }

    @Test
    void beyondTheSessionLimitAWebSocketIsClosedWithTryAgainLater() {
        transport.opened(new FakeSocket());
        FakeSocket third = new FakeSocket();
        transport.opened(third);
        transport.received(third, "[\"x\"]", true);
        assertThat(third.closes.get(0).getCloseCode().getCode()).isEqualTo(1013);
        assertThat(third.remote.sent).isEmpty();
    }

    @Test
    void rawConnectionsCarryTextWithoutFrames() {
        transport.closed(socket, new CloseReason(CloseReason.CloseCodes.NORMAL_CLOSURE, ""));
        RawWebSocketTransport raw = new RawWebSocketTransport(server);
        FakeSocket plain = new FakeSocket();
        raw.opened(plain);
        raw.received(plain, "", true);
        plain.remote.complete();
        raw.received(plain, "x\uffff", true);
        plain.remote.complete();
        application.connection().send(List.of("1", "2"));
        assertThat(plain.remote.sent).containsExactly("", "x\uffff", "1");
        plain.remote.complete();
        application.connection().close(CloseStatus.GO_AWAY);
        assertThat(plain.closes).isEmpty();
        plain.remote.complete();
        assertThat(plain.remote.sent).containsExactly("", "x\uffff", "1", "2");
        assertThat(plain.closes.get(0).getCloseCode().getCode()).isEqualTo(3000);
        assertThat(plain.closes.get(0).getReasonPhrase()).isEqualTo("Go away!");
        assertThat(application.connection().transport()).isEqualTo("websocket-raw");
    }

    @Test
    void aFailureInTheMiddleOfRawTextsEndsTheConnection() {
        FakeSocket plain = new FakeSocket();
        new RawWebSocketTransport(server).opened(plain);
        application.connection().send(List.of("1", "2"));
        plain.remote.fail();
        assertThat(plain.remote.sent).containsExactly("1");
        assertThat(application.heard()).endsWith("close 1006");
    }
}
