package dev.socketchat.chat.config;

import java.time.Duration;
import java.util.List;

/**
 * What a page may attach.
 *
 * @param maxBytes size of one file
 * @param maxFiles files of one request; 0: none may be attached
 * @param types media types such as {@code application/pdf} or {@code image/*}
 * @param traffic how files may arrive
 */
public record UploadLimits(int maxBytes, int maxFiles, List<String> types, Traffic traffic) {

    /**
     * How files may arrive.
     *
     * @param atOnce uploads under way at the same time, of all pages
     * @param perConversation the same of one conversation
     * @param perAddress the same of one network address
     * @param rate bytes a second at which each has to arrive after its first five seconds
     * @param timeLimit how long each may take
     */
    public record Traffic(int atOnce, int perConversation, int perAddress, int rate, Duration timeLimit) {
    }

    /** Whether files of the media type may be attached. */
    public boolean allows(String mediaType) {
        return types.stream().anyMatch(type -> type.endsWith("/*")
                ? mediaType.startsWith(type.substring(0, type.length() - 1))
                : mediaType.equals(type));
    }
}
