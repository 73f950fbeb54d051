package dev.socketchat.sockjs.websocket;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartialTextTest {

    private static final int LIMIT = 5000;

    private final PartialText text = new PartialText(() -> LIMIT);

    /** Gives as many as fit, and says how many that were. */
    private int give(String part, int most) {
        int given = 0;
        while (given < most && text.fits(part)) {
            text.add(part, false);
            given++;
        }
        return given;
    }

    @Test
    void emptyPartsAreCounted() {
        assertThat(give("", 1_000_000)).isEqualTo(1000);
        assertThat(text.fits("x")).isFalse();
    }

    @Test
    void aServerMayAddAnEmptyPartToEachThatIsNot() {
        for (int i = 0; i < LIMIT; i++) {
            assertThat(give("x", 1) + give("", 1)).isEqualTo(2);
        }
        assertThat(text.add("", true)).contains("x".repeat(LIMIT));
    }

    @Test
    void everyTextCountsItsOwn() {
        for (int i = 0; i < 10; i++) {
            assertThat(give("", 999)).isEqualTo(999);
            assertThat(text.add("x", true)).contains("x");
        }
    }
}
