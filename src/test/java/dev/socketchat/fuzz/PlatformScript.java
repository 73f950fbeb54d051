package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What the platform of the test does with one request.
 *
 * @param writes the bytes of its answer, each piece in a write of its own
 */
record PlatformScript(List<byte[]> writes, Ending ending) {

    private static final Pattern HEAD = Pattern.compile("HTTP/1\\.[01] [2-5]\\d\\d[ \r][^\r\n]*\r\n"
            + "(?:[!#-'*+.0-9A-Z^-z|~-]+:[^\r\n\\x00]*\r\n)*\r\n");
    private static final Pattern LONG_SIZE =
            Pattern.compile("(?is)chunk.*[89a-f][0-9a-f]{7}(?![0-9a-f])");

    /** What it does with the connection then. */
    enum Ending { HANGS_UP, RESETS, STAYS_SILENT }

    /** Whether its answer begins with a head as RFC 9112 has it. */
    boolean hasHead() {
        return HEAD.matcher(text()).lookingAt();
    }

    /**
     * Whether something in it may be taken for the size of a chunk that is negative as an {@code int}. The JDK's client
     * (17.0.15 and 25.0.3) never ends reading a chunk of such a size, and no user of it can stop it.
     */
    boolean isEndlessForTheJdk() {
        return LONG_SIZE.matcher(text()).find();
    }

    private String text() {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        writes.forEach(all::writeBytes);
        return all.toString(ISO_8859_1);
    }
}
