package dev.socketchat.octavus.file;

import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.OctavusException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Brings bytes of a conversation to the platform and gives the reference to them. */
final class FileUploads {

    private static final System.Logger LOG = System.getLogger(FileUploads.class.getName());

    private final Files files;
    private final Supplier<String> sessionId;

    FileUploads(Files files, Supplier<String> sessionId) {
        this.files = files;
        this.sessionId = sessionId;
    }

    /** The reference; empty if the upload failed, which the log explains. */
    Optional<FileReference> upload(String filename, String mediaType, byte[] content) {
        try {
            Files.Announcement announcement = new Files.Announcement(filename, mediaType, content.length);
            Files.Target target =
                    files.uploadUrls(sessionId.get(), List.of(announcement)).get(0);
            files.upload(target, mediaType, content);
            return Optional.of(new FileReference(
                    target.id(),
                    mediaType,
                    target.downloadUrl(),
                    Optional.of(filename),
                    OptionalLong.of(content.length)));
        } catch (OctavusException | IllegalArgumentException e) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    () -> "Uploading a tool's file failed: " + LogText.of(String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }
}
