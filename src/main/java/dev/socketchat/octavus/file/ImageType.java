package dev.socketchat.octavus.file;

import java.util.Arrays;
import java.util.Optional;

/** Recognises the image formats models can see by their first bytes. */
final class ImageType {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n'};
    private static final byte[] JPEG = {(byte) 0xFF, (byte) 0xD8, (byte) 0xFF};
    private static final byte[] GIF = {'G', 'I', 'F', '8'};
    private static final byte[] RIFF = {'R', 'I', 'F', 'F'};
    private static final byte[] WEBP = {'W', 'E', 'B', 'P'};
    private static final int WEBP_OFFSET = 8;

    private ImageType() {}

    static Optional<String> of(byte[] content) {
        if (has(content, 0, PNG)) {
            return Optional.of("image/png");
        }
        if (has(content, 0, JPEG)) {
            return Optional.of("image/jpeg");
        }
        if (has(content, 0, GIF)) {
            return Optional.of("image/gif");
        }
        return has(content, 0, RIFF) && has(content, WEBP_OFFSET, WEBP) ? Optional.of("image/webp") : Optional.empty();
    }

    private static boolean has(byte[] content, int offset, byte[] mark) {
        return content.length >= offset + mark.length
                && Arrays.equals(content, offset, offset + mark.length, mark, 0, mark.length);
    }
}
