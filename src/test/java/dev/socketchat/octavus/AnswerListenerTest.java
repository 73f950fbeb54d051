package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.rest.AnswerListener;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AnswerListenerTest {

    private final TestBench bench = new TestBench(config -> config, new ImmediateScheduler());
    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final AnswerListener listener = new AnswerListener() {
        @Override
        public void onAnswer(int status) {
            heard.add("answer " + status);
        }

        @Override
        public void onNoAnswer() {
            heard.add("no answer");
        }

        @Override
        public void onRetry() {
            heard.add("retry");
        }
    };

    @AfterEach
    void close() {
        bench.close();
    }

    private void ask(URI address) {
        OctavusConfig config = OctavusConfig.builder(address).maxRetries(1).build();
        try (OctavusClient client = new OctavusClient(config, bench.threads, bench.threads, new ImmediateScheduler(), listener)) {
            run(client.agentSessions().attach("ses_1", Tools.NONE), trigger("Hello"));
        }
    }

    @Test
    void everyAnswerIsHeardWithItsStatusAndEveryRetry() {
        ScriptedPlatform platform = bench.platform.thenJson(503, "{}").thenEvents(START, FINISH);

        ask(platform.uri());

        assertThat(heard).containsExactly("answer 503", "retry", "answer 200");
    }

    @Test
    void aPlatformThatIsNotThereIsHeardAtEachAttempt() {
        URI gone = bench.platform.uri();
        bench.platform.close();

        ask(gone);

        assertThat(heard).containsExactly("no answer", "retry", "no answer");
    }
}
