package dev.socketchat.chat.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.config.AllowedTriggers;
import dev.socketchat.chat.config.MessageLimits;
import dev.socketchat.chat.conversation.RecordingConnection;
import dev.socketchat.chat.limit.Allowance.Verdict;
import dev.socketchat.octavus.RunOutcome;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.message.SocketMessageLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AllowanceTest {

    private long now;
    private final RecordingConnection connection = new RecordingConnection("c1", null);
    private final RunQuota person = new RunQuota(2, 1, () -> now);
    private final List<Limit> met = new ArrayList<>();
    private final Allowance allowance = allowance(new RunSlot(person, List.of(), () -> { }));

    @Test
    void aBurstIsAcceptedTwoMoreAreToldToWaitAndTheNextClosesTheConnection() {
        assertThat(next(30)).containsOnly(Verdict.ACCEPTED);
        assertThat(next(60)).containsOnly(Verdict.TOO_FAST);
        assertThat(met).hasSize(60).containsOnly(Limit.MESSAGES);
        assertThat(connection.isOpen()).isTrue();

        assertThat(allowance.next()).isEqualTo(Verdict.FLOOD);
        assertThat(connection.isOpen()).isFalse();
    }

    @Test
    void whoWaitsAsLongAsToldIsAcceptedAgain() {
        next(31);

        pass(allowance.untilNext());

        assertThat(allowance.next()).isEqualTo(Verdict.ACCEPTED);
        assertThat(allowance.next()).isEqualTo(Verdict.TOO_FAST);
    }

    @Test
    void tenASecondGoOnForEver() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(allowance.next()).isEqualTo(Verdict.ACCEPTED);
            pass(Duration.ofMillis(100));
        }
    }

    @Test
    void aSecondMessageOutOfBoundsClosesTheConnection() {
        allowance.noteExcess();
        assertThat(connection.isOpen()).isTrue();

        allowance.noteExcess();
        assertThat(connection.isOpen()).isFalse();
        assertThat(met).containsExactly(Limit.FORM, Limit.FORM);
    }

    @Test
    void longResultsAreTakenWhileTheAgentWaitsForThemAndNoLonger() {
        StreamEventListener counted = allowance.counted(new Silent());
        allowance.begin(true);
        assertThat(connection.maxBytes()).isEqualTo(65_536);

        counted.onEvents(List.of(new StreamEvent.ClientToolRequest("{}", "exe_1", List.of())));
        assertThat(connection.maxBytes()).isEqualTo(65_536 + 2 * 1_048_576);

        allowance.begin(false);
        assertThat(connection.maxBytes()).isEqualTo(65_536);
    }

    @Test
    void whetherThereIsRoomIsForThePageToSay() {
        StreamEventListener full = new Silent() {
            @Override
            public boolean hasRoom() {
                return false;
            }
        };

        assertThat(allowance.counted(new Silent()).hasRoom()).isTrue();
        assertThat(allowance.counted(full).hasRoom()).isFalse();
    }

    @Test
    void anAnswerTooManyInAMinuteIsToldWhenToComeBack() {
        run(allowance, true);
        run(allowance, true);

        Duration wait = allowance.begin(true).orElseThrow();
        assertThat(wait).isBetween(Duration.ofSeconds(29), Duration.ofSeconds(31));
        pass(wait);
        assertThat(allowance.begin(true)).isEmpty();
    }

    @Test
    void theRestOfAnAnswerThatWaitedForTheBrowserIsNotCountedAgain() {
        run(allowance, true);
        run(allowance, true);

        assertThat(allowance.begin(false)).isEmpty();
    }

    @Test
    void aPlaceForAnAnswerIsSharedByAllConnectionsOfAPersonAndHandedOverWithinOne() {
        Allowance other = allowance(new RunSlot(person, List.of(), () -> { }));
        StreamEventListener first = allowance.counted(new Silent());
        allowance.begin(true);
        assertThat(other.begin(false)).contains(Duration.ofSeconds(5));

        StreamEventListener second = allowance.counted(new Silent());
        assertThat(allowance.begin(false)).isEmpty();
        first.onEnd(RunOutcome.STOPPED);
        assertThat(other.begin(false)).isPresent();

        second.onEnd(RunOutcome.FINISHED);
        assertThat(other.begin(false)).isEmpty();
    }

    @Test
    void guestsOfOneAddressShareAQuotaBesideTheirOwn() {
        RunQuota address = new RunQuota(3, 0, () -> now);
        Allowance one = allowance(new RunSlot(new RunQuota(2, 1, () -> now), List.of(address), () -> { }));
        Allowance two = allowance(new RunSlot(new RunQuota(2, 1, () -> now), List.of(address), () -> { }));
        run(one, true);
        run(one, true);
        run(two, true);

        assertThat(two.begin(true)).isPresent();
    }

    @Test
    void noLimitIsNone() {
        RunQuota unlimited = new RunQuota(0, 0, () -> now);

        assertThat(Stream.generate(unlimited::count).limit(100_000)).allMatch(wait -> wait.isEmpty());
        assertThat(Stream.generate(unlimited::occupy).limit(100_000)).containsOnly(true);
    }

    private Allowance allowance(RunSlot slot) {
        return new Allowance(connection, 65_536, new MessageLimits(10, 30, new AllowedTriggers(Set.of(), Set.of()), SocketMessageLimits.DEFAULTS), slot, () -> now, met::add);
    }

    private static void run(Allowance allowance, boolean isNew) {
        assertThat(allowance.begin(isNew)).isEmpty();
        allowance.counted(new Silent()).onEnd(RunOutcome.FINISHED);
    }

    private List<Verdict> next(int messages) {
        return Stream.generate(allowance::next).limit(messages).toList();
    }

    private void pass(Duration time) {
        now += time.toNanos();
    }

    private static class Silent implements StreamEventListener {

        @Override
        public void onEvents(List<StreamEvent> events) {
        }

        @Override
        public void onEnd(RunOutcome outcome) {
        }
    }
}
