package dev.socketchat.octavus.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class IdsTest {

    @Test
    @DisplayName("H8 ids are unique and have the form of the browser clients")
    void idsAreUnique() {
        Ids ids = new Ids(Clock.systemUTC(), new Random(1));
        Set<String> made = new HashSet<>();
        for (int i = 0; i < 10_000; i++) {
            made.add(ids.next());
        }

        assertThat(made).hasSize(10_000).allMatch(id -> id.matches("\\d{13}-[0-9a-z]{7}"));
    }
}
