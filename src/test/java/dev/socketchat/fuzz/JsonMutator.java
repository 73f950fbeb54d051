package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Spoils JSON by its tokens, so that most of it is still JSON and gets further in than spoilt bytes do. */
final class JsonMutator {

    private static final Pattern TOKEN = Pattern.compile("\"(?:[^\"\\\\]++|\\\\.){0,200}+\"|-?\\d+(?:\\.\\d+)?|tru"
            + "e|false|null|[\\[\\]{},:]");
    private static final List<String> VALUES = List.of("null", "true", "false", "0", "-0", "-1", "1.5", "1e999",
            "1e-999999999", "1E400", "9".repeat(33), "9".repeat(400), "0.1e1", "\"\"", "\" \"", "\"x\"", "\"\\ud800\"",
            "\"\\udc00\\ud800\"", "\"\\u0000\"", "\"\\u2028\"", "\"\\ufffe\"", "\"\\/\"", "\"a\\nb\"", "\"<script>\"",
            "\"../..\"", "\"😀\"", "\"trigger\"", "\"finish\"", "\"error\"", "\"stop\"", "\"user-message\"",
            "\"get-user-account\"", "\"get-browser-location\"", "[]", "{}", "[null]", "{\"\":{}}", "{\"a\":1,\"a\":2}",
            "{\"type\":\"stop\"}", "[".repeat(31) + "]".repeat(31), "[".repeat(70) + "]".repeat(70),
            "{\"a\":".repeat(40) + "1" + "}".repeat(40), "[" + "0,".repeat(2100) + "0]", "\"" + "y".repeat(300) + "\"",
            "\"" + "y".repeat(33_000) + "\"", ",", ":", "{", "}", "[", "]", "");
    private static final int MOST = 3;

    private JsonMutator() {
    }

    /** One of the texts, spoilt by its tokens, by its bytes or by both. */
    static byte[] anyOf(List<String> corpus, RandomGenerator random) {
        return switch (random.nextInt(4)) {
            case 0 -> Mutator.anyOf(corpus, random);
            case 1 -> Mutator.mutate(byTokens(Mutation.pick(corpus, random), random).getBytes(UTF_8), random);
            default -> byTokens(Mutation.pick(corpus, random), random).getBytes(UTF_8);
        };
    }

    /** The text with other tokens in a few places. */
    static String byTokens(String valid, RandomGenerator random) {
        String text = valid;
        for (int left = 1 + random.nextInt(MOST); left > 0; left--) {
            List<MatchResult> tokens = TOKEN.matcher(text).results().toList();
            if (tokens.isEmpty()) {
                return text;
            }
            MatchResult token = tokens.get(random.nextInt(tokens.size()));
            String other = random.nextInt(4) == 0 ? token.group() + token.group() : Mutation.pick(VALUES, random);
            text = text.substring(0, token.start()) + other + text.substring(token.end());
        }
        return text;
    }
}
