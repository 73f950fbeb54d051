package dev.socketchat.octavus;

import static dev.socketchat.octavus.TestBench.FINISH;
import static dev.socketchat.octavus.TestBench.START;
import static dev.socketchat.octavus.TestBench.run;
import static dev.socketchat.octavus.TestBench.trigger;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.rest.ScriptedPlatform;
import dev.socketchat.octavus.tool.Tools;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class UploadInquiryTest {

    private static final List<Files.Announcement> PHOTO = List.of(new Files.Announcement("a.png", "image/png", 4));
    private static final String PLACES =
            """
            {"files":[{"id":"file_7","uploadUrl":"http://127.0.0.1/up","downloadUrl":"http://127.0.0.1/down"}]}""";

    private final TestBench bench = new TestBench();

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("I16 an upload before the first trigger creates the session that the trigger then uses")
    void theSessionIsCreatedOnceForUploadAndTrigger() {
        bench.platform.thenSession("ses_9").thenJson(200, PLACES).thenEvents(START, FINISH);
        AgentSession session = bench.deferred(Tools.NONE);

        assertThat(ask(session)).extracting(Files.Target::id).containsExactly("file_7");
        run(session, trigger("Hello"));

        assertThat(bench.platform.received())
                .extracting(ScriptedPlatform.Received::path)
                .containsExactly("/api/agent-sessions", "/api/files/upload-urls", "/api/agent-sessions/ses_9/trigger");
    }

    @Test
    @DisplayName("I16 a failure is told in words of our own that name the line in the log")
    void aFailureIsToldInOurWords() {
        bench.platform.thenJson(500, "{\"error\":\"secret detail\"}");

        Throwable failure = catchThrowable(() -> ask(bench.session()));

        assertThat(failure).hasMessageContaining("internal_error").hasMessageContaining("reference");
        assertThat(failure.getMessage()).doesNotContain("secret");
    }

    @Test
    @DisplayName("I16 after the end of the conversation nothing is asked any more")
    void aClosedSessionAsksNothing() {
        AgentSession session = bench.deferred(Tools.NONE);
        session.close();

        assertThat(catchThrowable(() -> ask(session))).isNotNull();
        assertThat(bench.platform.received()).isEmpty();
    }

    @Test
    @DisplayName("I16 a server with too many runs says so at once")
    void aFullServerSaysSo() {
        bench.threads.shutdown();

        assertThat(catchThrowable(() -> ask(bench.session()))).hasMessageContaining("rate_limit_error");
    }

    /** The places, or an exception with the type and the text of the failure. */
    private static List<Files.Target> ask(AgentSession session) {
        CompletableFuture<List<Files.Target>> answer = new CompletableFuture<>();
        session.requestUploads(PHOTO, new UploadTargetsListener() {
            @Override
            public void onTargets(List<Files.Target> targets) {
                answer.complete(targets);
            }

            @Override
            public void onFailure(StreamEvent.Failure failure) {
                answer.completeExceptionally(new IllegalStateException(failure.json()));
            }
        });
        try {
            return answer.orTimeout(10, TimeUnit.SECONDS).get();
        } catch (ExecutionException failed) {
            throw (IllegalStateException) failed.getCause();
        } catch (InterruptedException interrupted) {
            throw new AssertionError(interrupted);
        }
    }
}
