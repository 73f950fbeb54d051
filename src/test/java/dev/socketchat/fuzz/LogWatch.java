package dev.socketchat.fuzz;

import dev.socketchat.it.TestedServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Judges what a server says while something goes on, and notes what must not be said because of an input. */
final class LogWatch {

    private static final Pattern ALARM = Pattern.compile("\\[SEVERE]|\\[FATAL]|^[\\d:,]+ +(ERROR|FATAL) ");
    private static final Pattern TRACE = Pattern.compile("(?m)^\\s+at [\\w.$/@<>-]+\\(");
    private static final Pattern TIME_AND_THREAD = Pattern.compile("\\[[^]\n]*\\d[^]\n]*] ?|^[\\d:,]+ |\\([\\w /-]"
            + "*-\\d+\\) |-thread-\\d+");
    private static final int LINES_SHOWN = 12;
    private static final int TITLE = 250;

    private final LogRecords log;
    private final TestedServer server;
    private final Findings findings;

    LogWatch(Path log, TestedServer server, Findings findings) {
        this.log = new LogRecords(log);
        this.server = server;
        this.findings = findings;
    }

    /** Goes by what was said so far, but for secrets. */
    void skip() throws IOException {
        log.next(true).forEach(this::lookForSecrets);
    }

    /**
     * Judges what is new.
     *
     * @param meanwhile what went on
     * @param end whether nothing more is expected
     */
    void judge(String meanwhile, boolean end) throws IOException {
        for (String record : log.next(end)) {
            lookForSecrets(record);
            Matcher trace = TRACE.matcher(record);
            boolean traced = trace.find();
            if ((traced || ALARM.matcher(record).find()) && ContainerFault.of(server, record).isEmpty()) {
                String title = plain(traced ? record.substring(0, trace.start()) : record);
                String detail = String.join("\n      ", record.lines().limit(LINES_SHOWN).toList());
                findings.add("The log has " + (traced ? "a trace: " : "an alarm: ") + title, meanwhile + "\n      "
                        + detail);
            }
        }
    }

    private void lookForSecrets(String record) {
        Optional<String> secret = Secrets.in(record);
        secret.ifPresent(found -> findings.add("The log has " + found, record.substring(0, Math.min(TITLE,
                record.length()))));
    }

    /** Without time and thread, so that the same words are the same finding. */
    private static String plain(String record) {
        String words = TIME_AND_THREAD.matcher(record).replaceAll("").replaceAll("\\s+", " ");
        return words.substring(0, Math.min(TITLE, words.length()));
    }
}
