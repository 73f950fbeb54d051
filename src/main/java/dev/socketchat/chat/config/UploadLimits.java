package dev.socketchat.chat.config;

import java.time.Duration;
import java.util.List;

/**
 * What a page may attach.
 *
 * @param maxBytes size of one file
 * @param maxFiles files of one request; 0: none may be attached
 * @param types media types such as {@code application/pdf} or {@code image/*}
 * @param maxAtOnce uploads under way at the same time, of all pages
 * @param timeLimit how long one upload may take
 */
public record UploadLimits(int maxBytes, int maxFiles, List<String> types, int maxAtOnce, Duration timeLimit) {

    /** Whether files of the media type may be attached. */
    public boolean allows(String mediaType) {
        return types.stream().anyMatch(type -> type.endsWith("/*")
                ? mediaType.startsWith(type.substring(0, type.length() - 1))
                : mediaType.equals(type));
    }
}
