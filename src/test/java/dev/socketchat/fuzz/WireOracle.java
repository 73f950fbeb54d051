package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Judges what a server sent on one connection, whatever it had been sent. */
final class WireOracle {

    private static final Set<Integer> OPCODES = Set.of(0, 1, 2, 8, 9, 10);
    private static final int RESERVED_BITS = 0x70;
    private static final int INTERNAL_ERROR = 1011;
    private static final Pattern TRACE = Pattern.compile("\\bat [a-z]\\w*\\.[\\w.$]+\\([\\w.]+(:\\d+)?\\)|[a-z]\\."
            + "[A-Z]\\w+(Exception|Error)\\b");

    private WireOracle() {
    }

    /** What is wrong with the bytes; empty if nothing is. */
    static List<String> faults(byte[] received) {
        List<String> faults = new ArrayList<>();
        String text = new String(received, ISO_8859_1);
        Secrets.in(text).ifPresent(secret -> faults.add("The browser was sent " + secret));
        if (TRACE.matcher(text).find()) {
            faults.add("The browser was sent a trace of code");
        }
        for (Response response : Response.read(received)) {
            if (response.status() == 0) {
                faults.add("Not an answer of HTTP: " + response.head().substring(0, Math.min(40,
                        response.head().length())));
            } else if (response.status() >= 500 && !OwnAnswer.allows(response)) {
                faults.add("Status " + response.status() + " " + response.body().lines().findFirst().orElse(""));
            } else if (response.status() == Response.SWITCHING) {
                Frame.read(received, response.end()).forEach(frame -> judge(frame, faults));
            }
        }
        return faults;
    }

    private static void judge(Frame frame, List<String> faults) {
        if (frame.masked() || (frame.first() & RESERVED_BITS) != 0 || !OPCODES.contains(frame.opcode())) {
            faults.add("A frame that no server may send: " + Integer.toHexString(frame.first()));
        }
        if (frame.closeCode() == INTERNAL_ERROR) {
            faults.add("Closed with 1011 " + new String(frame.payload(), 2, frame.payload().length - 2, ISO_8859_1));
        }
        if (frame.first() == Frame.TEXT && !isUtf8(frame.payload())) {
            faults.add("A text that is no UTF-8");
        }
    }

    private static boolean isUtf8(byte[] bytes) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
            return true;
        } catch (CharacterCodingException malformed) {
            return false;
        }
    }
}
