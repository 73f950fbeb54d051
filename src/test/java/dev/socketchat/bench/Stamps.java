package dev.socketchat.bench;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Times of writing, carried inside of events, and how old they were when they arrived. Safe for several threads: more arrive
 * while figures are made.
 */
final class Stamps {

    private static final byte MARK = '@';
    private static final byte END = ';';

    private long[] ages = new long[1 << 16];
    private int count;

    /** The present time as the text of an event. */
    static String now() {
        return (char) MARK + Long.toString(System.nanoTime()) + (char) END;
    }

    /** Notes the age of every stamp in the bytes. */
    void read(ByteBuffer bytes) {
        long now = System.nanoTime();
        for (int at = bytes.position(); at < bytes.limit(); at++) {
            if (bytes.get(at) == MARK) {
                long stamp = 0;
                for (at++; at < bytes.limit() && bytes.get(at) != END; at++) {
                    stamp = stamp * 10 + bytes.get(at) - '0';
                }
                add(now - stamp);
            }
        }
    }

    synchronized void add(long nanos) {
        if (count == ages.length) {
            ages = Arrays.copyOf(ages, 2 * count);
        }
        ages[count++] = nanos;
    }

    synchronized int count() {
        return count;
    }

    /** The age in milliseconds that this share of the stamps did not exceed. */
    synchronized double millis(double share) {
        long[] sorted = Arrays.copyOf(ages, count);
        Arrays.sort(sorted);
        return sorted[(int) Math.min(count - 1, Math.floor(share * count))] / (double) TimeUnit.MILLISECONDS.toNanos(1);
    }
}
