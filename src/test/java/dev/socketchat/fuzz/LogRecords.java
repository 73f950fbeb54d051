package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads what a server says, record by record: a line with a time and the lines that belong to it. */
final class LogRecords {

    private static final Pattern COLOUR = Pattern.compile("\u001b\\[[0-9;]*m");
    private static final Pattern FIRST_LINE = Pattern.compile("(?m)^(?=(?:\u001b\\[[0-9;]*m)*(?:\\[\\d{4}-|"
            + "\\d\\d:\\d\\d:\\d\\d,\\d{3} |Exception in thread ))");

    private final Path log;
    private long read;

    LogRecords(Path log) {
        this.log = log;
    }

    /**
     * The records since the last time; the newest, which may not be whole, waits for the next time unless it is the
     * end.
     */
    List<String> next(boolean end) throws IOException {
        byte[] bytes = news();
        String text = new String(bytes, UTF_8);
        List<String> records = new ArrayList<>(List.of(FIRST_LINE.split(text)));
        if (!end) {
            String last = records.remove(records.size() - 1);
            read -= last.getBytes(UTF_8).length;
        }
        return records.stream().map(record -> COLOUR.matcher(record).replaceAll("")).toList();
    }

    private byte[] news() throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(log.toFile(), "r")) {
            byte[] bytes = new byte[(int) (file.length() - read)];
            file.seek(read);
            file.readFully(bytes);
            read += bytes.length;
            return bytes;
        }
    }
}
