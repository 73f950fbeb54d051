package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Spoils valid inputs a little: a few mutations each, and never more bytes than a bound. The same source gives the same
 * bytes.
 */
final class Mutator {

    /** No input is longer, in bytes; longer than any limit of a message, shorter than what a load would be. */
    static final int MAX_BYTES = 128 * 1024;

    private static final List<Mutation> ALL = List.of(Mutation.values());
    private static final int MOST = 4;

    private Mutator() {
    }

    /** One of the valid inputs with one mutation or a few. */
    static byte[] anyOf(List<String> corpus, RandomGenerator random) {
        byte[] valid = Mutation.pick(corpus, random).getBytes(UTF_8);
        if (random.nextInt(8) == 0) {
            byte[] other = Mutation.pick(corpus, random).getBytes(UTF_8);
            valid = cross(valid, other, random);
        }
        return mutate(valid, random);
    }

    /** The beginning of one and the end of the other. */
    private static byte[] cross(byte[] one, byte[] other, RandomGenerator random) {
        int from = random.nextInt(other.length);
        return Mutation.splice(one, random.nextInt(one.length), one.length, Arrays.copyOfRange(other, from,
                other.length));
    }

    /** The bytes with one mutation or a few; fewer where nothing is left to spoil. */
    static byte[] mutate(byte[] valid, RandomGenerator random) {
        byte[] bytes = valid;
        for (int left = 1 + random.nextInt(MOST); left > 0 && bytes.length > 0; left--) {
            bytes = Mutation.pick(ALL, random).apply(bytes, random);
            bytes = bytes.length > MAX_BYTES ? Arrays.copyOf(bytes, MAX_BYTES) : bytes;
        }
        return bytes;
    }

    /** The bytes as they are, most of the time. */
    static byte[] seldom(byte[] valid, RandomGenerator random) {
        return random.nextInt(4) == 0 ? mutate(valid, random) : valid;
    }
}
