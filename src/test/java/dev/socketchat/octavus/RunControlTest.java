package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RunControlTest {

    /** From where, to where; anything else is refused. */
    @ParameterizedTest
    @CsvSource({
        "ACCEPTED, RUNNING FAILED STOPPED",
        "RUNNING, TOOLS FINISHED INTERRUPTED FAILED STOPPED",
        "TOOLS, RUNNING AWAITING_CLIENT FAILED STOPPED",
    })
    void runMovesOnlyWhereItsStateLeads(RunState from, String moves) {
        List<RunState> allowed =
                Arrays.stream(moves.split(" ")).map(RunState::valueOf).toList();
        for (RunState next : RunState.values()) {
            RunControl control = at(from);
            if (allowed.contains(next)) {
                assertThat(control.become(next)).isTrue();
                assertThat(control.state()).isEqualTo(next);
            } else {
                assertThatThrownBy(() -> control.become(next)).isInstanceOf(IllegalStateException.class);
                assertThat(control.state()).isEqualTo(from);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"AWAITING_CLIENT", "FINISHED", "INTERRUPTED", "FAILED", "STOPPED"})
    void runThatIsOverStaysWhatItBecame(RunState end) {
        RunControl control = at(end);

        for (RunState next : RunState.values()) {
            assertThat(control.become(next)).isFalse();
        }

        assertThat(control.state()).isEqualTo(end);
        assertThatThrownBy(() -> control.proceed(RunState.RUNNING)).isInstanceOf(CancellationException.class);
    }

    @Test
    void everyOutcomeIsTheEndOfOneState() {
        assertThat(Arrays.stream(RunState.values()).filter(RunState::isOver).map(state -> state.outcome().orElseThrow()))
                .containsExactlyInAnyOrder(RunOutcome.values());
    }

    private static RunControl at(RunState state) {
        RunControl control = new RunControl();
        if (state != RunState.ACCEPTED && state != RunState.STOPPED) {
            control.become(RunState.RUNNING);
        }
        if (state == RunState.AWAITING_CLIENT) {
            control.become(RunState.TOOLS);
        }
        if (state != RunState.ACCEPTED && state != RunState.RUNNING) {
            control.become(state);
        }
        return control;
    }
}
