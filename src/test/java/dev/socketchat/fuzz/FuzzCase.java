package dev.socketchat.fuzz;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One input of a fuzz. All that is random about it follows from seed and number alone, so that it can be sent again.
 *
 * @param seed the same for all cases of a run
 * @param number the place of the case in the run
 */
record FuzzCase(long seed, long number) {

    private static final Pattern TAG = Pattern.compile("fuzz-case-(\\d+)\\b");

    /** A new source of random values that gives the same ones every time. */
    RandomGenerator random() {
        return new SplittableRandom(mix(seed + mix(number)));
    }

    /**
     * Neighbours must differ in every bit: a generator's own step is a constant that would shift one into the other.
     */
    private static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return mixed ^ (mixed >>> 33);
    }

    /** A word that stands in what is sent and that the platform of the test finds again. */
    String tag() {
        return "fuzz-case-" + number;
    }

    /** The number in the first tag of a text; -1 if there is none. */
    static long tagged(String text) {
        Matcher found = TAG.matcher(text);
        return found.find() ? Long.parseLong(found.group(1)) : -1;
    }
}
