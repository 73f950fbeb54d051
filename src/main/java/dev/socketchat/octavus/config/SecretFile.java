package dev.socketchat.octavus.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a secret that a container platform mounted as a file. Any thread may call; reading blocks. */
public final class SecretFile {

    private static final int MOST_BYTES = 16 * 1024;

    private SecretFile() {
    }

    /**
     * The text of the file, at most 16 KiB, without the line's end that editors and {@code echo} add.
     *
     * @throws IllegalArgumentException if there is none; the message goes on a sentence that names the file, and repeats
     *     nothing of it
     */
    public static String read(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("is no file");
        }
        try (InputStream content = Files.newInputStream(file)) {
            byte[] bytes = content.readNBytes(MOST_BYTES + 1);
            String text = new String(bytes, StandardCharsets.UTF_8).strip();
            if (text.isEmpty() || bytes.length > MOST_BYTES) {
                throw new IllegalArgumentException(text.isEmpty() ? "is empty" : "is longer than 16 KiB");
            }
            return text;
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("cannot be read", unreadable);
        }
    }
}
