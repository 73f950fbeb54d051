package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** One way to spoil bytes that knows nothing of what they mean. */
enum Mutation {
    FLIP {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
            return changed;
        }
    },
    OVERWRITE {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            byte[] changed = bytes.clone();
            changed[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            return changed;
        }
    },
    DELETE {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            int from = random.nextInt(bytes.length);
            return splice(bytes, from, Math.min(bytes.length, from + 1 + random.nextInt(16)), new byte[0]);
        }
    },
    TRUNCATE {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            return Arrays.copyOf(bytes, random.nextInt(bytes.length));
        }
    },
    DUPLICATE {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
            byte[] again = Arrays.copyOfRange(bytes, from, to);
            int times = 1 + random.nextInt(random.nextInt(8) == 0 ? 500 : 3);
            byte[] all = new byte[again.length * times];
            for (int i = 0; i < all.length; i++) {
                all[i] = again[i % again.length];
            }
            return splice(bytes, to, to, all);
        }
    },
    MOVE {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            int from = random.nextInt(bytes.length);
            int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
            byte[] rest = splice(bytes, from, to, new byte[0]);
            int at = random.nextInt(rest.length + 1);
            return splice(rest, at, at, Arrays.copyOfRange(bytes, from, to));
        }
    },
    NUMBER {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            List<MatchResult> numbers = DIGITS.matcher(new String(bytes, ISO_8859_1)).results().toList();
            if (numbers.isEmpty()) {
                return insert(bytes, pick(NUMBERS, random), random);
            }
            MatchResult found = numbers.get(random.nextInt(numbers.size()));
            return splice(bytes, found.start(), found.end(), pick(NUMBERS, random).getBytes(ISO_8859_1));
        }
    },
    ODD_TEXT {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            return insert(bytes, pick(ODDITIES, random), random);
        }
    },
    RAW {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            int at = random.nextInt(bytes.length + 1);
            return splice(bytes, at, at, RAWS.get(random.nextInt(RAWS.size())));
        }
    },
    NEST {
        @Override
        byte[] apply(byte[] bytes, RandomGenerator random) {
            int depth = pick(List.of(2, 33, 65, 1000, 20_000), random);
            String open = pick(List.of("[", "{\"a\":", "(", "<a>", "\""), random);
            return insert(bytes, open.repeat(depth), random);
        }
    };

    private static final Pattern DIGITS = Pattern.compile("\\d+");

    /** Numbers at which something ends: of bits, of types, of limits, and what looks like a number. */
    static final List<String> NUMBERS = List.of("0", "-1", "1", "00", "007", "+1", "127", "128", "255", "256", "65535",
            "65536", "65537", "2147483647", "2147483648", "-2147483648", "4294967295", "4294967296", "9007199254740993",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", "18446744073709551615", "1e9999",
            "1e-9999", "0x10", "1_000", "1.5", ".5", "NaN", "Infinity", "99999999999999999999999999999999999999", "٣",
            "");

    /** Text that is read wrongly here and there. */
    static final List<String> ODDITIES = List.of("\r\n", "\n", "\r", "\0", "\r\n\r\n", "\n\n", "\t", " ", "\u000b",
            "\u007f", "\u0080", "\u00a0", "\u2028", "\u2029", "\ufeff", "\ufffe", "\uffff", "\u202e", "\u200d", "é",
            "e\u0301", "İ", "ß", "😀", "%", "%zz", "%00", "%0d%0a", "%2e%2e%2f", "%c0%ae", "%25", "%u0041", "..",
            "../", "//", "\\", ";", ";jsessionid=1", ":", ",", "\"", "'", "`", "{", "}", "[", "]", "|", "^", "<", ">",
            "<script>", "${x}", "{0}", "#", "?", "&", "=", "*", "@", "\\u0000", "\\ud800", "null", "true", "__proto__",
            "X: y\r\n", "data: ", "data: [DONE]\n\n", "x".repeat(300), "x".repeat(9000), "x".repeat(70_000));

    /** Bytes that are no text: cut, too long or forbidden UTF-8, and beginnings of other protocols. */
    private static final List<byte[]> RAWS = List.of(new byte[] {(byte) 0xc3}, new byte[] {(byte) 0xc0, (byte) 0xaf},
            new byte[] {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, new byte[] {(byte) 0xf4, (byte) 0x90, -128, -128},
            new byte[] {(byte) 0xff}, new byte[] {(byte) 0xfe, (byte) 0xff}, new byte[] {0, 0, 0, 0},
            new byte[] {0x16, 3, 1, 2, 0, 1, 0, 1}, new byte[] {0x1f, (byte) 0x8b, 8, 0},
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(UTF_8));

    /** The bytes spoilt; they must not be empty. */
    abstract byte[] apply(byte[] bytes, RandomGenerator random);

    static <T> T pick(List<T> choice, RandomGenerator random) {
        return choice.get(random.nextInt(choice.size()));
    }

    private static byte[] insert(byte[] bytes, String text, RandomGenerator random) {
        int at = random.nextInt(bytes.length + 1);
        return splice(bytes, at, at, text.getBytes(UTF_8));
    }

    /** The bytes with others in place of a part of them. */
    static byte[] splice(byte[] bytes, int from, int to, byte[] inserted) {
        byte[] spliced = new byte[from + inserted.length + bytes.length - to];
        System.arraycopy(bytes, 0, spliced, 0, from);
        System.arraycopy(inserted, 0, spliced, from, inserted.length);
        System.arraycopy(bytes, to, spliced, from + inserted.length, bytes.length - to);
        return spliced;
    }
}
