package dev.socketchat.chat.ops;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.Conversations;
import dev.socketchat.chat.conversation.RunRelay;
import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.ManualScheduler;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.RecordingReceiver;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsListener;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.SockJsSession;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class DrainTest {

    private static final Peer GUEST = new Peer("websocket", null, "", "");
    private static final Duration LIMIT = Duration.ofSeconds(25);
    private static final Duration SPREAD = Duration.ofSeconds(5);
    private static final Duration A_MOMENT = Duration.ofMillis(200);

    private final ManualScheduler scheduler = new ManualScheduler();
    private final Conversations conversations = new Conversations();
    private final SockJsServer server = new SockJsServer(this::connected, SockJsOptions.defaults(), scheduler, scheduler::nanoTime);
    private final Drain drain = new Drain(server, conversations, scheduler, LIMIT, scheduler::nanoTime, new Random(7));

    private SockJsListener connected(SockJsConnection connection) {
        Conversation conversation = new Conversation(connection, SPREAD);
        conversations.opened(conversation);
        return new SockJsListener() {
            @Override
            public void onMessage(String message) {
            }

            @Override
            public void onClose(CloseStatus status) {
                conversations.closed(conversation);
            }
        };
    }

    private RecordingReceiver open() {
        RecordingReceiver receiver = RecordingReceiver.inline();
        SockJsSession session = server.connect(GUEST).orElseThrow();
        session.attach(receiver);
        return receiver;
    }

    @Test
    void itTakesNobodyNewAndIsDoneAtOnceWhereNobodyIs() {
        CompletableFuture<Void> drained = drain.begin(SPREAD);
        scheduler.advance(Duration.ZERO);

        assertThat(server.connect(GUEST)).isEmpty();
        assertThat(drained).isCompleted();
        assertThat(drain.cutOff()).isEqualTo(0);
        assertThat(drain.stage()).isEqualTo(Drain.Stage.DRAINED);
    }

    @Test
    void whoIsNotAnsweredIsSentAwayWithinTheSpreadAndNotAllAtOnce() {
        for (int i = 0; i < 100; i++) {
            open();
        }
        CompletableFuture<Void> drained = drain.begin(SPREAD);

        scheduler.advance(SPREAD.dividedBy(2));
        assertThat(server.sessionCount()).isBetween(20, 80);
        assertThat(drained).isNotDone();

        scheduler.advance(SPREAD.dividedBy(2).plus(A_MOMENT));
        assertThat(drained).isCompleted();
        assertThat(drain.cutOff()).isEqualTo(0);
    }

    @Test
    void anAnswerUnderWayMayEndAndItsConnectionGoesThen() {
        RecordingReceiver receiver = open();
        RunRelay run = conversations.all().iterator().next().nextRun();
        run.onAccepted("r");
        CompletableFuture<Void> drained = drain.begin(Duration.ZERO);

        scheduler.advance(Duration.ofSeconds(20));
        assertThat(receiver.ends()).isEmpty();

        run.onEnd(RunOutcome.FINISHED);
        scheduler.advance(A_MOMENT);
        assertThat(receiver.lastFrame()).startsWith("c[1001,");
        assertThat(drained).isCompleted();
        assertThat(drain.cutOff()).isEqualTo(0);
    }

    @Test
    void atTheLimitItIsCutOffAndCounted() {
        RecordingReceiver receiver = open();
        open();
        conversations.all().iterator().next().nextRun().onAccepted("r");
        CompletableFuture<Void> drained = drain.begin(SPREAD);

        scheduler.advance(LIMIT.plus(A_MOMENT));

        assertThat(receiver.lastFrame()).startsWith("c[1001,");
        assertThat(drained).isCompleted();
        assertThat(drain.cutOff()).isEqualTo(1);
    }

    @Test
    void whoAsksOnceMoreBeforeItsTimeIsAnswered() {
        RecordingReceiver receiver = open();
        drain.begin(SPREAD);
        scheduler.advance(Duration.ZERO);
        conversations.all().iterator().next().nextRun().onAccepted("r");

        scheduler.advance(SPREAD.multipliedBy(2));

        assertThat(receiver.ends()).isEmpty();
    }

    @Test
    void aSecondOneIsTheSame() {
        open();
        CompletableFuture<Void> first = drain.begin(SPREAD);
        CompletableFuture<Void> second = drain.begin(Duration.ZERO);

        scheduler.advance(SPREAD.plus(A_MOMENT));

        assertThat(first).isCompleted();
        assertThat(drain.cutOff()).isEqualTo(0);
        assertThat(second).isCompleted();
        assertThat(drain.cutOff()).isEqualTo(0);
    }
}
