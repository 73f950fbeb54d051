package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.RecordedLog;
import java.security.Principal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the log says of a connection. */
class ConnectionLogTest extends SessionFixture {

    @Test
    void oneLineSaysHowAConnectionEndedWhatPassedAndHowLongItLasted() {
        try (RecordedLog log = new RecordedLog(SockJsServer.class.getName())) {
            RecordingReceiver receiver = RecordingReceiver.manual();
            SockJsSession session = connect(receiver);
            session.deliver(List.of("1", "2"));
            session.send("3");
            session.close(CloseStatus.GO_AWAY);
            receiver.complete();
            receiver.complete();
            receiver.complete();

            assertThat(log.lines()).singleElement().asString()
                    .matches("Connection " + session.id() + ": closed with 3000 Go away!, " + session.transport()
                            + ".*, 2 messages in, 1 out, \\d+ ms");
        }
    }

    @Test
    void aUserIsNamedWithoutWhatCouldForgeALine() {
        Principal forger = () -> "ann\nConnection s2: closed\u001b[2J" + "x".repeat(1000);
        Peer peer = new Peer("websocket", forger, "", "");

        String line = new ConnectionLine("s1", peer, CloseStatus.NORMAL, 2, 29, Duration.ofMillis(91_280)).toString();

        assertThat(line).startsWith("Connection s1: closed with 1000 Normal closure, websocket, user ann?Connection s2: closed?[2J")
                .endsWith(", 2 messages in, 29 out, 91280 ms").hasSizeLessThan(300);
    }
}
