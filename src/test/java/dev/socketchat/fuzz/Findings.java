package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What must not be, each fault with the first case that showed it. Safe for several threads. */
final class Findings {

    private static final int MOST = 60;
    private static final int SHOWN = 400;

    private final Map<String, String> first = new LinkedHashMap<>();
    private final Map<String, Integer> count = new LinkedHashMap<>();

    /** Notes a fault on a connection. */
    synchronized void add(FuzzCase played, String fault, byte[] sent, byte[] received) {
        note(fault, Kind.of(played) + ", -Dfuzz.seed=" + played.seed() + " -Dfuzz.case=" + played.number()
                + "\n    sent " + shown(sent)
                + "\n    came " + shown(received));
    }

    /** Notes a fault of the server as a whole. */
    synchronized void add(String fault, String detail) {
        note(fault, detail);
    }

    private void note(String fault, String detail) {
        String kind = fault.replaceAll("[0-9a-f]{8,}|\\d{4,}", "…");
        count.merge(kind, 1, Integer::sum);
        if (first.size() < MOST) {
            first.putIfAbsent(kind, fault + "\n    " + detail);
        }
    }

    /** Each fault once, with how often it was seen. */
    synchronized List<String> all() {
        List<String> all = new ArrayList<>();
        first.forEach((kind, text) -> all.add(count.get(kind) + " × " + text));
        return all;
    }

    /** Text as far as it is printable, else digits; of what is long, the beginning and the end. */
    private static String shown(byte[] bytes) {
        byte[] last = Arrays.copyOfRange(bytes, Math.min(bytes.length, Math.max(SHOWN, bytes.length - SHOWN)),
                bytes.length);
        return bytes.length + " bytes: " + text(Arrays.copyOf(bytes, Math.min(bytes.length, SHOWN)))
                + (bytes.length > SHOWN ? " … " + text(last) : "");
    }

    private static String text(byte[] part) {
        String text = new String(part, ISO_8859_1).replace("\r", "\\r").replace("\n", "\\n");
        boolean printable = text.chars().allMatch(c -> c >= ' ' && c <= '~');
        return printable ? text : text.replaceAll("[^ -~]", "?") + " = " + HexFormat.of().formatHex(part);
    }
}
