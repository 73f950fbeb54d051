package dev.socketchat.chat.message;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CustomMessageDiscoveryTest {

    private final CustomMessageDiscovery discovery = new CustomMessageDiscovery();

    @CustomMessage("feedback")
    public record Feedback(int stars) {
    }

    @CustomMessage("feedback")
    public record OtherFeedback(int points) {
    }

    @CustomMessage("stop")
    public record Stop() {
    }

    @CustomMessage("Feed Back")
    public record BadName() {
    }

    @CustomMessage("hidden")
    record Hidden() {
    }

    @Test
    void anObservedRecordIsKnownByItsName() {
        discovery.register(Feedback.class);
        discovery.register(Feedback.class);

        assertThat(discovery.type("feedback")).contains(Feedback.class);
        assertThat(discovery.type("praise")).isEmpty();
        assertThat(discovery.problems()).isEmpty();
    }

    @Test
    void whatCannotWorkIsSaidInASentenceEach() {
        discovery.register(Feedback.class);
        discovery.register(OtherFeedback.class);
        discovery.register(Stop.class);
        discovery.register(BadName.class);
        discovery.register(Hidden.class);

        assertThat(discovery.problems()).hasSize(4).allMatch(sentence -> sentence.endsWith("."));
        assertThat(discovery.problems().get(0)).contains("'feedback' has two records", "$Feedback", "$OtherFeedback");
        assertThat(discovery.problems().get(1)).contains("$Stop", "which the chat uses itself");
        assertThat(discovery.problems().get(2)).contains("$BadName", "lower case");
        assertThat(discovery.problems().get(3)).contains("$Hidden", "must be a public record");
    }
}
