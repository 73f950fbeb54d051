package dev.socketchat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What one class says in its log, from now until it is closed. */
public final class RecordedLog extends Handler implements AutoCloseable {

    private final Logger logger;
    private final List<LogRecord> records = new CopyOnWriteArrayList<>();

    /** Listens to the logger of that name. */
    public RecordedLog(String name) {
        logger = Logger.getLogger(name);
        logger.addHandler(this);
    }

    /** The messages, in order. */
    public List<String> lines() {
        return records.stream().map(LogRecord::getMessage).toList();
    }

    /** The stack traces as a log prints them, in order. */
    public List<String> traces() {
        return records.stream().map(LogRecord::getThrown).filter(thrown -> thrown != null).map(RecordedLog::trace).toList();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }

    @Override
    public void publish(LogRecord record) {
        records.add(record);
    }

    @Override
    public void flush() {
        // Nothing is held back.
    }

    @Override
    public void close() {
        logger.removeHandler(this);
    }
}
