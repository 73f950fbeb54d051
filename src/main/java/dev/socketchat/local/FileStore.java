package dev.socketchat.local;

import dev.socketchat.local.session.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Uploaded files, in memory and bounded: the oldest go first. Safe for several threads. */
final class FileStore {

    /** The largest file, in bytes. */
    static final int LARGEST_FILE = 10 * 1024 * 1024;

    private static final int MOST_FILES = 1000;
    private static final long MOST_BYTES = 100L * 1024 * 1024;
    private static final Duration UPLOAD_LIFE = Duration.ofMinutes(15);
    private static final Duration DOWNLOAD_LIFE = Duration.ofHours(24);

    private final Clock clock;
    private final Ids ids;
    private final Map<String, StoredFile> files = new LinkedHashMap<>();

    /** A place for a file, with its bytes once they are there. */
    record StoredFile(String id, String mediaType, int size, Instant createdAt, Optional<byte[]> content) {

        private int held() {
            return content.map(bytes -> bytes.length).orElse(0);
        }
    }

    FileStore(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes room for a file; its id cannot be guessed and is all one needs to write and read it. */
    synchronized StoredFile reserve(String mediaType, int size) {
        StoredFile file = new StoredFile(ids.secret("file"), mediaType, size, clock.instant(), Optional.empty());
        files.put(file.id(), file);
        shrink();
        return file;
    }

    /** A place that can still be written to. */
    synchronized Optional<StoredFile> writable(String id) {
        return Optional.ofNullable(files.get(id)).filter(file -> lives(file, UPLOAD_LIFE));
    }

    /** A file that has been written and can still be read. */
    synchronized Optional<StoredFile> readable(String id) {
        return Optional.ofNullable(files.get(id)).filter(file -> lives(file, DOWNLOAD_LIFE))
                .filter(file -> file.content().isPresent());
    }

    synchronized void write(StoredFile file, byte[] content) {
        files.replace(file.id(), new StoredFile(file.id(), file.mediaType(), file.size(), file.createdAt(),
                Optional.of(content)));
        shrink();
    }

    private boolean lives(StoredFile file, Duration life) {
        return clock.instant().isBefore(file.createdAt().plus(life));
    }

    private void shrink() {
        long bytes = files.values().stream().mapToLong(StoredFile::held).sum();
        Iterator<StoredFile> oldest = files.values().iterator();
        while (files.size() > MOST_FILES || bytes > MOST_BYTES) {
            bytes -= oldest.next().held();
            oldest.remove();
        }
    }
}
