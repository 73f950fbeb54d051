package dev.socketchat.octavus.file;

import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.rest.Platform;
import dev.socketchat.octavus.rest.PlatformRequest;
import dev.socketchat.octavus.rest.RestCalls;
import jakarta.json.JsonArrayBuilder;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** Files of sessions. Safe for several threads; failures as in {@link RestCalls}. */
public final class Files {

    private static final int MAX_FILES = 20;
    private static final int MAX_NAME = 255;

    private final Platform platform;
    private final RestCalls rest;

    /** Uploads with what the parts of the client share. */
    public Files(Platform platform) {
        this.platform = platform;
        this.rest = new RestCalls(platform);
    }

    /**
     * A file to be uploaded.
     *
     * @param filename 1 to 255 characters
     * @param mediaType such as {@code image/png}
     * @param size in bytes; positive
     */
    public record Announcement(String filename, String mediaType, long size) {
        /** Checks the values. */
        public Announcement {
            if (filename.isEmpty() || filename.length() > MAX_NAME || mediaType.isEmpty() || size <= 0) {
                throw new IllegalArgumentException(
                        "A file needs a name of 1 to 255 characters, a media type and a positive size");
            }
        }
    }

    /** Where a file goes (for 15 minutes) and where it will be found (for 24 hours). Both addresses are absolute. */
    public record Target(String id, String uploadUrl, String downloadUrl) {}

    /** The answer with targets. */
    public record TargetList(List<Target> files) {}

    /**
     * Asks for places to upload to.
     *
     * @param files 1 to 20
     * @return one target for each file, in the same order
     */
    public List<Target> uploadUrls(String sessionId, List<Announcement> files) {
        if (files.isEmpty() || files.size() > MAX_FILES) {
            throw new IllegalArgumentException("1 to 20 files can be announced at a time");
        }
        JsonArrayBuilder array = Json.array();
        files.forEach(file -> array.add(Json.object()
                .add("filename", file.filename())
                .add("mediaType", file.mediaType())
                .add("size", file.size())));
        String body = Json.object()
                .add("sessionId", sessionId)
                .add("files", array)
                .build()
                .toString();
        List<Target> targets = rest.call(PlatformRequest.post("/api/files/upload-urls", body), TargetList.class)
                .files();
        if (targets == null
                || targets.size() != files.size()
                || !targets.stream().allMatch(Files::isUsable)) {
            throw new OctavusProtocolException(
                    "The platform did not name an absolute upload and download address for each file", null);
        }
        return List.copyOf(targets);
    }

    /** Uploads the bytes of one file. No credential is sent. */
    public void upload(Target target, String mediaType, byte[] content) {
        platform.calls().upload(URI.create(target.uploadUrl()), mediaType, content, platform.life());
    }

    /**
     * Uploads one file as its bytes come, and returns at once. No credential is sent.
     *
     * @param size of the file in bytes; the publisher must give exactly as many
     * @param content asked for more only when there is room; its failure breaks the upload off
     * @param limit for all of it, up to the platform's answer
     * @return completes when the platform has taken the file; fails with {@link OctavusApiException} if it refuses and
     *     {@link OctavusIoException} if it cannot be reached, takes too long, or the content breaks off
     */
    public CompletionStage<Void> upload(
            Target target, String mediaType, long size, Flow.Publisher<ByteBuffer> content, Duration limit) {
        return platform.calls()
                .upload(URI.create(target.uploadUrl()), mediaType, size, content, limit, platform.life());
    }

    private static boolean isUsable(Target target) {
        return target.id() != null && isAbsolute(target.uploadUrl()) && isAbsolute(target.downloadUrl());
    }

    private static boolean isAbsolute(String url) {
        try {
            URI parsed = URI.create(url);
            return ("http".equals(parsed.getScheme()) || "https".equals(parsed.getScheme()))
                    && parsed.getHost() != null;
        } catch (IllegalArgumentException | NullPointerException e) {
            return false;
        }
    }
}
