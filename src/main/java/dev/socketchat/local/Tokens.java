package dev.socketchat.local;

import dev.socketchat.local.session.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Short-lived credentials; the oldest go first when there are too many. Safe for several threads. */
final class Tokens {

    private static final int LIMIT = 10_000;
    private static final Duration LONGEST = Duration.ofHours(24);

    private final Clock clock;
    private final Ids ids;
    private final Map<String, Token> byText = new LinkedHashMap<>();

    /** A token with its id and its end. */
    record Token(String text, String id, Access access, Instant expiresAt) {
    }

    Tokens(Clock clock, Ids ids) {
        this.clock = clock;
        this.ids = ids;
    }

    /** Makes a token; its life is cut to a day. */
    synchronized Token mint(Access access, Duration life) {
        Instant end = clock.instant().plus(life.compareTo(LONGEST) > 0 ? LONGEST : life);
        Token token = new Token(ids.secret("oct_et"), ids.next("jti"), access, end);
        byText.put(token.text(), token);
        if (byText.size() > LIMIT) {
            byText.remove(byText.keySet().iterator().next());
        }
        return token;
    }

    /** Ends a token; empty when it is unknown or has ended already. */
    synchronized Optional<Token> revoke(String text) {
        return Optional.ofNullable(byText.remove(text)).filter(this::isAlive);
    }

    synchronized Optional<Access> access(String text) {
        return Optional.ofNullable(byText.get(text)).filter(this::isAlive).map(Token::access);
    }

    private boolean isAlive(Token token) {
        return clock.instant().isBefore(token.expiresAt());
    }
}
