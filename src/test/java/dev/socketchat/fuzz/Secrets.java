package dev.socketchat.fuzz;

import java.util.List;
import java.util.Optional;

/** What the server under test knows and nobody may be told: not a browser, not a reader of its log. */
final class Secrets {

    static final String KEY = "oct_sk_4c1f-canary-of-the-key";
    static final String TOKEN = "8d27-canary-of-the-operators";

    private Secrets() {
    }

    /** The secret in a text, if there is one. */
    static Optional<String> in(String text) {
        return List.of(KEY, TOKEN).stream().filter(text::contains).findFirst();
    }
}
