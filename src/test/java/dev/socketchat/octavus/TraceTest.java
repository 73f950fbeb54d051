package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.TOOLS_FINISH;
import static dev.socketchat.octavus.TestBench.call;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.toolRequest;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.rest.ScriptedPlatform.Received;
import dev.socketchat.octavus.tool.Tools;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TraceTest {

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    private List<String> parents() {
        return bench.platform.received().stream().map((Received request) -> request.header("traceparent").orElseThrow()).toList();
    }

    @Test
    void theRequestsOfARunAreSpansOfOneTraceThatBeginsWithItsReference() {
        bench.platform.thenEvents(START, toolRequest(call("call_1", "t")), TOOLS_FINISH).thenEvents(START, FINISH);

        RecordingListener listener = run(bench.session(Tools.builder().add("t", (args, context) -> args).build()), trigger("Hello"));

        assertThat(parents()).hasSize(2).doesNotHaveDuplicates()
                .allMatch(parent -> parent.matches("00-" + listener.reference() + "[0-9a-f]{24}-[0-9a-f]{16}-01"));
        assertThat(parents().stream().map(parent -> parent.substring(0, 35)).distinct()).hasSize(1);
    }

    @Test
    void anotherRunIsAnotherTrace() {
        bench.platform.thenEvents(START, FINISH).thenEvents(START, FINISH);
        AgentSession session = bench.session();

        run(session, trigger("Hello"));
        run(session, trigger("Hello again"));

        assertThat(parents().stream().map(parent -> parent.substring(0, 35)).distinct()).hasSize(2);
    }
}
