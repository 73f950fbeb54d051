package dev.socketchat.chat.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** The picture beside the title, read once. Immutable. */
public final class Logo {

    private static final long MOST_BYTES = 262_144;
    private static final Map<String, String> TYPES = Map.of("svg", "image/svg+xml", "png", "image/png",
            "webp", "image/webp", "jpg", "image/jpeg", "jpeg", "image/jpeg");

    private final String mediaType;
    private final byte[] content;

    private Logo(String mediaType, byte[] content) {
        this.mediaType = mediaType;
        this.content = content;
    }

    /**
     * Reads a picture of at most 256 KiB.
     *
     * @throws IllegalArgumentException with the rest of the sentence "NAME ..."
     */
    public static Logo read(Path file) {
        String name = file.toString();
        String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
        if (type == null) {
            throw new IllegalArgumentException("must name a file that ends in .svg, .png, .webp, .jpg or .jpeg");
        }
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("must name a file of at most " + MOST_BYTES + " bytes");
            }
            return new Logo(type, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IllegalArgumentException("names a file that cannot be read: " + file, unreadable);
        }
    }

    String mediaType() {
        return mediaType;
    }

    byte[] content() {
        return content.clone();
    }
}
