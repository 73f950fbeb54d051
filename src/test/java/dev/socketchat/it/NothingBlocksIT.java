package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.local.Fault;
import dev.socketchat.local.FaultScope;
import dev.socketchat.local.Faults;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * What allows a server to call endpoints on the threads that read its sockets: none of our messages holds one. More
 * connections than any such pool has threads are each in the middle of something that takes long.
 */
@ArquillianTest
class NothingBlocksIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final int CONNECTIONS = 40;
    private static final Duration LONG = Duration.ofMinutes(2);

    private final List<ChatClient> waiting = new ArrayList<>();

    /** What every answer waits for. */
    enum Wait {
        FOR_A_SESSION(new Fault.SlowHeaders(LONG), FaultScope.CREATE),
        FOR_AN_ANSWER_TO_BEGIN(new Fault.SlowHeaders(LONG), FaultScope.STREAM),
        FOR_THE_NEXT_EVENT(new Fault.Silence(2, true), FaultScope.STREAM);

        private final Fault fault;
        private final FaultScope scope;

        Wait(Fault fault, FaultScope scope) {
            this.fault = fault;
            this.scope = scope;
        }
    }

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @ParameterizedTest
    @EnumSource
    void messagesAreHeardWhileEveryAnswerWaits(Wait wait) {
        PLATFORM.faults().add(wait.fault, wait.scope, Faults.ALWAYS);
        while (waiting.size() < CONNECTIONS) {
            ChatClient chat = ChatClient.connect(Wars.contextAddress());
            waiting.add(chat);
            chat.ask("Hello").await("typing-indicator");
        }
        for (ChatClient chat : waiting) {
            assertThat(chat.send("no JSON").await("message-rejected")).isNotNull();
            chat.send("{\"type\":\"stop\"}");
        }
    }

    @AfterEach
    void leave() {
        waiting.forEach(ChatClient::close);
    }
}
