package dev.socketchat.local;

import dev.socketchat.local.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** Decides who may call. Without a configured key everybody may. */
final class Credentials {

    private static final String SCHEME = "Bearer ";

    private final Optional<String> key;

    Credentials(Optional<String> key) {
        this.key = key;
    }

    void check(HttpRequest request) throws ApiException {
        Optional<String> header = request.header("authorization");
        if (key.isEmpty()) {
            return;
        }
        String shown = header.filter(it -> it.startsWith(SCHEME)).map(it -> it.substring(SCHEME.length()))
                .orElseThrow(() -> new ApiException(401, "UNAUTHORIZED", "A key is needed"));
        if (!equal(shown, key.get())) {
            throw new ApiException(401, "UNAUTHORIZED", "The key is not valid");
        }
    }

    /** Takes the same time for every wrong key of one length. */
    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
