package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** WebSockets: the handshake and what comes behind it in the same breath, and frames. */
final class SocketAttacks {

    private static final int MOST_FRAMES = 6;

    private SocketAttacks() {
    }

    /** A handshake, right or spoilt, often with bytes behind it that did not wait for its answer. */
    static void handshake(Attempt attempt) throws IOException {
        RandomGenerator random = attempt.random();
        HttpText valid = HttpText.handshake(attempt.port(), Browser.path(attempt, random.nextBoolean()));
        boolean spoilt = random.nextInt(3) > 0;
        byte[] head = (spoilt ? HeadMutation.spoil(valid, random) : valid).bytes();
        byte[] early = early(random);
        Line line = attempt.connect();
        attempt.write(line, Mutation.splice(head, head.length, head.length, early));
        if (spoilt) {
            line.await(came -> false, Attempt.QUIET);
        } else {
            attempt.due(line, Browser::isOpen, "A valid handshake with " + (early.length > 0 ? "early bytes"
                    : "nothing behind it"));
            line.write(Frame.close()).await(came -> false, Attempt.QUIET);
        }
    }

    private static byte[] early(RandomGenerator random) {
        byte[] frame = Frame.text("[\"{\\\"type\\\":\\\"stop\\\"}\"]".getBytes(UTF_8));
        return switch (random.nextInt(6)) {
            case 0 -> new byte[0];
            case 1 -> new byte[] {(byte) Frame.TEXT};
            case 2 -> Arrays.copyOf(frame, random.nextInt(frame.length));
            case 3 -> Frame.written(0x89, Frame.Length.AS_SHOULD, 0, 1, new byte[0]);
            case 4 -> Mutator.mutate(frame, random);
            default -> frame;
        };
    }

    /** Frames, right and wrong, behind a valid handshake. */
    static void frames(Attempt attempt) throws IOException {
        RandomGenerator random = attempt.random();
        Browser browser = Browser.open(attempt, random.nextBoolean());
        if (browser == null) {
            return;
        }
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        for (int left = 1 + random.nextInt(MOST_FRAMES); left > 0; left--) {
            frames.writeBytes(Mutator.seldom(frame(browser, random), random));
        }
        attempt.write(browser.line(), frames.toByteArray());
        browser.leave();
    }

    private static byte[] frame(Browser browser, RandomGenerator random) {
        byte[] payload = Mutator.seldom(browser.wrapped(Mutation.pick(MessageAttack.VALID, random).getBytes(UTF_8)),
                random);
        int first = random.nextInt(3) > 0 ? Mutation.pick(List.of(0x81, 0x01, 0x00, 0x80, 0x82, 0x89, 0x8a), random)
                : random.nextInt(256);
        if ((first & 0x08) != 0 && random.nextBoolean()) {
            payload = Arrays.copyOf(payload, Math.min(payload.length, 125));
        }
        Frame.Length form = random.nextInt(4) > 0 ? Frame.Length.AS_SHOULD
                : Mutation.pick(List.of(Frame.Length.values()), random);
        int mask = random.nextInt(8) == 0 ? 0 : random.nextInt();
        return Frame.written(first, form, claimed(payload.length, random), mask, payload);
    }

    private static long claimed(int length, RandomGenerator random) {
        return switch (random.nextInt(12)) {
            case 0 -> length + 1;
            case 1 -> Math.max(0, length - 1);
            case 2 -> Mutation.pick(List.of(0L, 125L, 126L, 127L, 65_535L, 65_536L, 65_537L, 0x7fff_ffffL, 0x8000_0000L,
                    -1L, Long.MIN_VALUE,
                    Long.MAX_VALUE), random);
            default -> length;
        };
    }
}
