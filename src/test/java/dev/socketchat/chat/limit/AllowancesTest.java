package dev.socketchat.chat.limit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.chat.config.RunLimits;
import dev.socketchat.sockjs.Peer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AllowancesTest {

    private static final RunLimits LIMITS = new RunLimits(20, 2, 100, 50);

    private long now;
    private final Allowances allowances = new Allowances(() -> now);

    private RunSlot guest(String cookie, String address) {
        return allowances.slot(new Peer("websocket", null, cookie, address), LIMITS);
    }

    /** How many answers somebody gets who asks for many, one after the other, and leaves. */
    private int answers(RunSlot slot) {
        int count = 0;
        while (count < 1000 && slot.begin(true).isEmpty()) {
            slot.end();
            count++;
        }
        slot.leave();
        return count;
    }

    /** Ways to come back: with the first cookie, without one, with one that nobody was given, as two by turns. */
    @ParameterizedTest
    @CsvSource({"one,one,one", "one,'',''", "'','',''", "'',one,two", "one,two,three", "one,two,one", "one,'',one"})
    void whoeverComesAnewHasNoNewQuota(String first, String second, String third) {
        assertThat(answers(guest(first, "here"))).isEqualTo(20);

        assertThat(answers(guest(second, "here"))).isZero();
        assertThat(answers(guest(third, "here"))).isZero();
    }

    @Test
    void aGuestWhoWaitsAsLongAsHeIsToldMayAskAgainOnANewConnection() {
        answers(guest("one", "here"));

        now += TimeUnit.SECONDS.toNanos(30);

        assertThat(answers(guest("one", "here"))).isEqualTo(10);
    }

    @Test
    void tabsOfOneGuestShareHisQuotaAndHisPlaces() {
        RunSlot first = guest("one", "here");
        RunSlot second = guest("one", "here");
        RunSlot third = guest("one", "here");

        assertThat(first.begin(true)).isEmpty();
        assertThat(second.begin(true)).isEmpty();
        assertThat(third.begin(true)).isPresent();
        first.end();
        assertThat(third.begin(true)).isEmpty();
    }

    @Test
    void guestsWhoAreThereAtTheSameTimeHaveOneEachWhetherTheyHaveCookiesOrNot() {
        List<RunSlot> office = List.of(guest("one", "here"), guest("", "here"), guest("", "here"), guest("two", "here"));

        assertThat(office.stream().map(this::answers)).containsOnly(20);
    }

    @Test
    void aGuestWhoIsKnownComesBackToHisOwnQuotaWhateverHisNeighboursUsed() {
        guest("one", "here").leave();
        answers(guest("two", "here"));
        answers(guest("", "here"));

        assertThat(answers(guest("one", "here"))).isEqualTo(20);
    }

    @Test
    void whoLeftHardlyAnythingUsedTakesNothingFromThoseWhoCome() {
        RunSlot polite = guest("", "here");
        polite.begin(true);
        polite.end();
        polite.leave();

        assertThat(answers(guest("", "here"))).isEqualTo(19);
    }

    @Test
    void guestsOfOneAddressShareAQuotaThatUsersAndOtherAddressesDoNot() {
        int all = 0;
        List<RunSlot> crowd = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            crowd.add(guest("guest " + i, "here"));
        }
        for (RunSlot one : crowd) {
            all += answers(one);
        }

        assertThat(all).isEqualTo(100);
        assertThat(answers(guest("far", "there"))).isEqualTo(20);
        assertThat(answers(allowances.slot(new Peer("websocket", () -> "ann", "", "here"), LIMITS))).isEqualTo(20);
    }

    @Test
    void sixtyConnectionsAtOnceGetFiftyAnswersAtOnceAndTheNextWhenOneEnds() {
        List<RunSlot> begun = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            RunSlot slot = guest("", "here");
            if (slot.begin(true).isEmpty()) {
                begun.add(slot);
            }
        }
        assertThat(begun).hasSize(50);

        begun.get(0).end();
        assertThat(guest("", "here").begin(true)).isEmpty();
        assertThat(guest("", "here").begin(true)).isPresent();
    }

    @Test
    void oneWhoFindsNoPlaceAtHisAddressKeepsNoneOfHisOwn() {
        RunLimits narrow = new RunLimits(20, 1, 100, 1);
        RunSlot other = allowances.slot(new Peer("websocket", null, "other", "here"), narrow);
        RunSlot slot = allowances.slot(new Peer("websocket", null, "one", "here"), narrow);
        other.begin(true);
        assertThat(slot.begin(true)).isPresent();
        other.end();

        assertThat(slot.begin(true)).isEmpty();
    }
}
