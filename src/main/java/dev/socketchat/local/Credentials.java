package dev.socketchat.local;

import dev.socketchat.local.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.Set;

/** Decides who may call. Without a configured key everybody may. */
final class Credentials {

    private static final String SCHEME = "Bearer ";

    private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost");

    private final Optional<String> key;
    private final Tokens tokens;

    Credentials(Optional<String> key, Tokens tokens) {
        this.key = key;
        this.tokens = tokens;
    }

    /**
     * Keeps pages of a browser away from the API: they have no business here, and without a key nothing else would stop
     * a page of another site, nor one that has given its own name to the loopback address.
     */
    void refuseBrowsers(HttpRequest request) throws ApiException {
        String host = request.header("host").orElse("").replaceFirst(":\\d*$", "");
        if (request.header("origin").isPresent() || !LOOPBACK.contains(host)) {
            throw new ApiException(403, "FORBIDDEN", "This address is for programs on this machine");
        }
    }

    /** What the caller may do. */
    Access check(HttpRequest request) throws ApiException {
        Optional<String> shown = request.header("authorization").filter(it -> it.startsWith(SCHEME))
                .map(it -> it.substring(SCHEME.length()));
        Optional<Access> minted = shown.flatMap(tokens::access);
        if (minted.isPresent()) {
            return minted.get();
        }
        if (key.isPresent() && shown.isEmpty()) {
            throw new ApiException(401, "UNAUTHORIZED", "A key is needed");
        }
        if (key.isPresent() && !equal(shown.get(), key.get())) {
            throw new ApiException(401, "UNAUTHORIZED", "The key is not valid");
        }
        return Access.ALL;
    }

    /** Takes the same time for every wrong key of one length. */
    private static boolean equal(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
