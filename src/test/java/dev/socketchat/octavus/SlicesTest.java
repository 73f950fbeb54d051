package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.event.StreamEvent;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SlicesTest {

    private static final StreamEvent SMALL = new StreamEvent.Opaque("text-delta", "x".repeat(100));
    private static final StreamEvent LARGE = new StreamEvent.Opaque("tool-output-available", "x".repeat(60_000));
    private static final StreamEvent FINISH =
            new StreamEvent.Finish("x".repeat(10_000), "client-tool-calls", Optional.empty());

    @Test
    void whatOneReadUsuallyBringsStaysTogether() {
        assertThat(Slices.of(List.of(SMALL, SMALL, FINISH))).containsExactly(List.of(SMALL, SMALL, FINISH));
    }

    @Test
    void muchIsCutBetweenEvents() {
        assertThat(Slices.of(List.of(LARGE, LARGE, SMALL)))
                .containsExactly(List.of(LARGE), List.of(LARGE, SMALL));
    }

    @Test
    void theEndIsNeverCutFromWhatComesBeforeIt() {
        assertThat(Slices.of(List.of(LARGE, FINISH))).containsExactly(List.of(LARGE, FINISH));
    }
}
