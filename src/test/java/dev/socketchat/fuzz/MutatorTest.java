package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class MutatorTest {

    private static final byte[] VALID = "{\"type\":\"trigger\",\"count\":12}".getBytes(UTF_8);
    private static final int CASES = 2000;

    @Test
    void aCaseIsTheSameInputEveryTime() {
        for (long number = 0; number < CASES; number++) {
            FuzzCase played = new FuzzCase(7, number);
            assertThat(JsonMutator.anyOf(MessageAttack.VALID,
                    played.random())).isEqualTo(JsonMutator.anyOf(MessageAttack.VALID, played.random()));
        }
    }

    @Test
    void casesDifferByNumberAndBySeed() {
        Set<Long> first = new HashSet<>();
        LongStream.range(0, CASES).forEach(number -> {
            first.add(new FuzzCase(7, number).random().nextLong());
            first.add(new FuzzCase(8, number).random().nextLong());
        });
        assertThat(first).hasSize(2 * CASES);
    }

    @Test
    void aCaseIsNotItsNeighbourOneStepLater() {
        var random = new FuzzCase(7, 1).random();
        random.nextLong();
        assertThat(random.nextLong()).isNotEqualTo(new FuzzCase(7, 2).random().nextLong());
    }

    @ParameterizedTest
    @EnumSource
    void everyMutationSpoilsMostInputsAndTakesTheShortest(Mutation mutation) {
        long spoilt = LongStream.range(0, 100).filter(number ->
                !Arrays.equals(mutation.apply(VALID, new FuzzCase(7, number).random()), VALID)).count();
        assertThat(spoilt).isGreaterThan(50);
        assertThat(mutation.apply(new byte[1], new FuzzCase(7, 0).random())).isNotNull();
    }

    @Test
    void noInputIsLongerThanTheBoundHoweverOftenItIsSpoilt() {
        byte[] bytes = VALID;
        for (long number = 0; number < CASES; number++) {
            bytes = Mutator.mutate(bytes.length == 0 ? VALID : bytes, new FuzzCase(7, number).random());
            assertThat(bytes.length).isLessThanOrEqualTo(Mutator.MAX_BYTES);
        }
    }

    @Test
    void aTagIsFoundInWhatItStandsIn() {
        assertThat(FuzzCase.tagged("{\"USER_MESSAGE\":\"" + new FuzzCase(7, 41).tag() + "\"}")).isEqualTo(41);
        assertThat(FuzzCase.tagged("{}")).isEqualTo(-1);
    }

    @Test
    void everyKindHasItsCases() {
        assertThat(LongStream.range(0, 100).mapToObj(number -> Kind.of(new FuzzCase(7,
                number)))).containsAll(List.of(Kind.values()));
    }
}
