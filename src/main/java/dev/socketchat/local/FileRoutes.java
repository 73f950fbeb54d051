package dev.socketchat.local;

import dev.socketchat.local.session.JsonText;
import dev.socketchat.local.session.SessionException;
import dev.socketchat.local.session.Sessions;
import jakarta.json.JsonArray;
import jakarta.json.JsonNumber;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/** Upload addresses, and the place behind them: {@code /api/files/upload-urls} and {@code /local-files/{id}}. */
final class FileRoutes {

    private static final int MOST_FILES = 20;
    private static final int LONGEST_NAME = 255;
    private static final Set<String> MEDIA_TYPES = Set.of("image/jpeg", "image/png", "image/gif", "image/webp",
            "video/mp4", "video/webm", "video/quicktime", "video/mpeg", "application/pdf", "text/plain",
            "text/markdown", "text/csv", "application/json", "application/msword", "application/vnd.ms-excel",
            "application/vnd.ms-powerpoint",
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            "application/vnd.openxmlformats-officedocument.presentationml.presentation");
    // Browsers write from the page's own origin, which is never this one.
    private static final Map<String, String> CORS = Map.of("Access-Control-Allow-Origin", "*",
            "Access-Control-Allow-Methods", "GET, PUT", "Access-Control-Allow-Headers", "content-type",
            "X-Content-Type-Options", "nosniff");

    private final Sessions sessions;
    private final FileStore store;
    private final Supplier<URI> base;

    FileRoutes(Sessions sessions, FileStore store, Supplier<URI> base) {
        this.sessions = sessions;
        this.store = store;
        this.base = base;
    }

    void addTo(Routes routes) {
        routes.add("POST", "/api/files/upload-urls", this::reserve);
        routes.addOpen("PUT", "/local-files/{id}", this::write);
        routes.addOpen("GET", "/local-files/{id}", this::read);
        routes.addOpen("OPTIONS", "/local-files/{id}", call -> call.exchange().respond(204, CORS, new byte[0]));
    }

    private void reserve(ApiCall call) throws ApiException, SessionException, IOException {
        JsonObject body = call.body();
        String session = JsonText.text(body, "sessionId").orElseThrow(() -> invalid("sessionId is missing"));
        call.access().requireSession(session);
        call.access().requireAgentOf(sessions.find(session));
        JsonArray files = JsonText.array(body, "files");
        if (files.isEmpty() || files.size() > MOST_FILES) {
            throw invalid("files must list 1 to " + MOST_FILES + " files");
        }
        for (JsonValue file : files) {
            check(file);
        }
        List<JsonObject> answer = new ArrayList<>();
        files.getValuesAs(JsonObject.class).forEach(file -> answer.add(reserve(file)));
        call.answer(200, JsonText.object().add("files", JsonText.array(answer)).build());
    }

    private static void check(JsonValue value) throws ApiException {
        if (!(value instanceof JsonObject file)) {
            throw invalid("a file must be an object");
        }
        String name = JsonText.text(file, "filename").orElse("");
        if (name.isEmpty() || name.length() > LONGEST_NAME) {
            throw invalid("filename must have 1 to " + LONGEST_NAME + " characters");
        }
        String mediaType = JsonText.text(file, "mediaType").orElse("");
        if (!MEDIA_TYPES.contains(mediaType)) {
            throw invalid("the media type \"" + mediaType + "\" is not supported");
        }
        if (!(file.get("size") instanceof JsonNumber size) || !size.isIntegral() || size.longValue() < 1
                || size.longValue() > FileStore.LARGEST_FILE) {
            throw invalid("size must be a number of bytes from 1 to " + FileStore.LARGEST_FILE);
        }
    }

    private JsonObject reserve(JsonObject file) {
        FileStore.StoredFile stored = store.reserve(file.getString("mediaType"), file.getInt("size"));
        String url = base.get().resolve("/local-files/" + stored.id()).toString();
        return JsonText.object().add("id", stored.id()).add("uploadUrl", url + "?put=1").add("downloadUrl", url)
                .build();
    }

    private void write(ApiCall call) throws ApiException, IOException {
        FileStore.StoredFile file = store.writable(call.id()).orElseThrow(FileRoutes::gone);
        byte[] content = call.exchange().request().body();
        if (content.length > file.size()) {
            throw new ApiException(413, "PAYLOAD_TOO_LARGE", "The file is larger than was announced");
        }
        store.write(file, content);
        call.exchange().respond(200, CORS, new byte[0]);
    }

    private void read(ApiCall call) throws ApiException, IOException {
        FileStore.StoredFile file = store.readable(call.id()).orElseThrow(FileRoutes::gone);
        Map<String, String> headers = new LinkedHashMap<>(CORS);
        headers.put("Content-Type", file.mediaType());
        call.exchange().respond(200, headers, file.content().orElseThrow());
    }

    private static ApiException invalid(String sentence) {
        return new ApiException(400, "VALIDATION_ERROR", sentence);
    }

    private static ApiException gone() {
        return new ApiException(404, "NOT_FOUND", "There is no such file, or its time is over");
    }
}
