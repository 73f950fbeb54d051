package dev.socketchat.octavus.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * How to reach the platform and what a run may use. Make one with {@link #builder(URI)}.
 *
 * @param baseUrl where the platform is, {@code http} or {@code https}, without a slash at the end
 * @param apiKey a credential that stays the same; empty: none is sent
 * @param credentials asked for a credential before every HTTP attempt, from the thread that makes it; wins over
 *     {@code apiKey}
 * @param connectTimeout the longest wait for a TCP connection; positive; default 5 s
 * @param idleTimeout the longest wait for the head of an answer and for the next byte of a stream; zero: for ever;
 *     default 60 s
 * @param maxRetries how often a request that failed before its answer began is repeated; 0: never; default 2
 * @param maxRuns how many runs of browsers' messages, and questions for upload addresses, may be under way at once; one
 *     more is answered with a retryable error; positive; default 500
 * @param turnLimit the longest a run may take, tools included; positive; default 15 min
 * @param maxToolRounds how many times a run may hand tool results to the platform; default 32
 * @param toolTimeout the time a tool has unless it brought its own limit; positive; default 30 s
 * @param maxRequestBytes the largest request body; default 4 MiB
 * @param maxEventBytes the longest line of an event stream; default 8 MiB
 * @param maxRunBytes how much a run may read in all; default 16 MiB
 * @param maxMalformedEvents how many malformed events a run skips; default 1,000
 * @param maxOutputEventChars the longest tool output an event carries in full, in characters; default 262,144
 * @param safeErrorSources the sources, of {@code platform}, {@code provider}, {@code tool} and {@code client}, whose error
 *     events reach browsers with the words they came with; default none
 * @param traceModelRequests whether the platform is asked to log the requests to its models; default no
 */
public record OctavusConfig(
        URI baseUrl,
        Optional<Secret> apiKey,
        Optional<Supplier<Secret>> credentials,
        Duration connectTimeout,
        Duration idleTimeout,
        int maxRetries,
        int maxRuns,
        Duration turnLimit,
        int maxToolRounds,
        Duration toolTimeout,
        int maxRequestBytes,
        int maxEventBytes,
        int maxRunBytes,
        int maxMalformedEvents,
        int maxOutputEventChars,
        Set<String> safeErrorSources,
        boolean traceModelRequests) {

    private static final String PUBLIC_PLATFORM = "https://octavus.ai";
    private static final Set<String> ERROR_SOURCES = Set.of("platform", "provider", "tool", "client");

    /**
     * Checks every value and drops one slash at the end of the address.
     *
     * @throws IllegalArgumentException naming the first value that is out of range
     */
    public OctavusConfig {
        baseUrl = withoutSlash(baseUrl);
        require(
                "http".equals(baseUrl.getScheme()) || "https".equals(baseUrl.getScheme()),
                "baseUrl must begin with http:// or https://");
        require(baseUrl.getHost() != null, "baseUrl must name a host");
        require(
                baseUrl.getRawQuery() == null && baseUrl.getRawFragment() == null && baseUrl.getRawUserInfo() == null,
                "baseUrl must not have a user, a query or a fragment");
        require(isPositive(connectTimeout), "connectTimeout must be positive");
        require(!idleTimeout.isNegative(), "idleTimeout must not be negative");
        require(maxRetries >= 0, "maxRetries must not be negative");
        require(maxRuns > 0, "maxRuns must be positive");
        require(isPositive(turnLimit), "turnLimit must be positive");
        require(maxToolRounds >= 0, "maxToolRounds must not be negative");
        require(isPositive(toolTimeout), "toolTimeout must be positive");
        require(
                maxRequestBytes > 0 && maxEventBytes > 0 && maxRunBytes > 0,
                "maxRequestBytes, maxEventBytes and maxRunBytes must be positive");
        require(
                maxMalformedEvents >= 0 && maxOutputEventChars > 0,
                "maxMalformedEvents must not be negative, maxOutputEventChars must be positive");
        safeErrorSources = Set.copyOf(safeErrorSources);
        require(
                ERROR_SOURCES.containsAll(safeErrorSources),
                "safeErrorSources must be of platform, provider, tool and client");
    }

    /** Starts from the defaults. */
    public static Builder builder(URI baseUrl) {
        return new Builder(baseUrl);
    }

    /** The same with another platform and its key. */
    public OctavusConfig at(URI otherBaseUrl, Secret otherKey) {
        return new OctavusConfig(otherBaseUrl, Optional.of(otherKey), credentials, connectTimeout, idleTimeout, maxRetries, maxRuns,
                turnLimit, maxToolRounds, toolTimeout, maxRequestBytes, maxEventBytes, maxRunBytes, maxMalformedEvents,
                maxOutputEventChars, safeErrorSources, traceModelRequests);
    }

    /**
     * The defaults with what the process environment says: {@code OCTAVUS_API_KEY}, or {@code OCTAVUS_API_KEY_FILE} for
     * a file that holds it, and {@code OCTAVUS_API_URL} unless it is the public platform.
     *
     * @throws IllegalArgumentException naming the variable that is missing or wrong
     */
    public static OctavusConfig fromEnvironment() {
        return fromEnvironment(System.getenv());
    }

    static OctavusConfig fromEnvironment(Map<String, String> variables) {
        String key = variables.getOrDefault("OCTAVUS_API_KEY", "").strip();
        String file = variables.getOrDefault("OCTAVUS_API_KEY_FILE", "").strip();
        require(!key.isEmpty() || !file.isEmpty(), "OCTAVUS_API_KEY is not set");
        require(key.isEmpty() || file.isEmpty(), "OCTAVUS_API_KEY_FILE is set beside OCTAVUS_API_KEY, and only one of the two may be");
        try {
            return builder(URI.create(variables.getOrDefault("OCTAVUS_API_URL", PUBLIC_PLATFORM)))
                    .apiKey(file.isEmpty() ? Secret.of(key) : inFile(file))
                    .build();
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("OCTAVUS_API_URL or OCTAVUS_API_KEY is wrong: " + e.getMessage(), e);
        }
    }

    private static Secret inFile(String file) {
        try {
            return Secret.of(SecretFile.read(Path.of(file)));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("the file " + file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** The credential for the next attempt. */
    public Optional<Secret> credential() {
        return credentials.map(Supplier::get).or(() -> apiKey);
    }

    private static URI withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? URI.create(text.substring(0, text.length() - 1)) : url;
    }

    private static boolean isPositive(Duration duration) {
        return !duration.isNegative() && !duration.isZero();
    }

    private static void require(boolean condition, String sentence) {
        if (!condition) {
            throw new IllegalArgumentException(sentence);
        }
    }

    /** Collects settings; each method sets the component of its name. Not for several threads. */
    public static final class Builder {

        private final URI baseUrl;
        private Optional<Secret> apiKey = Optional.empty();
        private Optional<Supplier<Secret>> credentials = Optional.empty();
        private Duration connectTimeout = Duration.ofSeconds(5);
        private Duration idleTimeout = Duration.ofSeconds(60);
        private int maxRetries = 2;
        private int maxRuns = 500;
        private Duration turnLimit = Duration.ofMinutes(15);
        private int maxToolRounds = 32;
        private Duration toolTimeout = Duration.ofSeconds(30);
        private int maxRequestBytes = 4 * 1024 * 1024;
        private int maxEventBytes = 8 * 1024 * 1024;
        private int maxRunBytes = 16 * 1024 * 1024;
        private int maxMalformedEvents = 1000;
        private int maxOutputEventChars = 256 * 1024;
        private Set<String> safeErrorSources = Set.of();
        private boolean traceModelRequests;

        private Builder(URI baseUrl) {
            this.baseUrl = baseUrl;
        }

        /** See {@link OctavusConfig#apiKey()}. */
        public Builder apiKey(Secret value) {
            apiKey = Optional.of(value);
            return this;
        }

        /** See {@link OctavusConfig#credentials()}. */
        public Builder credentials(Supplier<Secret> value) {
            credentials = Optional.of(value);
            return this;
        }

        /** See {@link OctavusConfig#connectTimeout()}. */
        public Builder connectTimeout(Duration value) {
            connectTimeout = value;
            return this;
        }

        /** See {@link OctavusConfig#idleTimeout()}. */
        public Builder idleTimeout(Duration value) {
            idleTimeout = value;
            return this;
        }

        /** See {@link OctavusConfig#maxRetries()}. */
        public Builder maxRetries(int value) {
            maxRetries = value;
            return this;
        }

        /** See {@link OctavusConfig#maxRuns()}. */
        public Builder maxRuns(int value) {
            maxRuns = value;
            return this;
        }

        /** See {@link OctavusConfig#turnLimit()}. */
        public Builder turnLimit(Duration value) {
            turnLimit = value;
            return this;
        }

        /** See {@link OctavusConfig#maxToolRounds()}. */
        public Builder maxToolRounds(int value) {
            maxToolRounds = value;
            return this;
        }

        /** See {@link OctavusConfig#toolTimeout()}. */
        public Builder toolTimeout(Duration value) {
            toolTimeout = value;
            return this;
        }

        /** See {@link OctavusConfig#maxRequestBytes()}. */
        public Builder maxRequestBytes(int value) {
            maxRequestBytes = value;
            return this;
        }

        /** See {@link OctavusConfig#maxEventBytes()}. */
        public Builder maxEventBytes(int value) {
            maxEventBytes = value;
            return this;
        }

        /** See {@link OctavusConfig#maxRunBytes()}. */
        public Builder maxRunBytes(int value) {
            maxRunBytes = value;
            return this;
        }

        /** See {@link OctavusConfig#maxMalformedEvents()}. */
        public Builder maxMalformedEvents(int value) {
            maxMalformedEvents = value;
            return this;
        }

        /** See {@link OctavusConfig#maxOutputEventChars()}. */
        public Builder maxOutputEventChars(int value) {
            maxOutputEventChars = value;
            return this;
        }

        /** See {@link OctavusConfig#safeErrorSources()}. */
        public Builder safeErrorSources(Set<String> value) {
            safeErrorSources = value;
            return this;
        }

        /** See {@link OctavusConfig#traceModelRequests()}. */
        public Builder traceModelRequests(boolean value) {
            traceModelRequests = value;
            return this;
        }

        /** The configuration, checked. */
        public OctavusConfig build() {
            return new OctavusConfig(
                    baseUrl,
                    apiKey,
                    credentials,
                    connectTimeout,
                    idleTimeout,
                    maxRetries,
                    maxRuns,
                    turnLimit,
                    maxToolRounds,
                    toolTimeout,
                    maxRequestBytes,
                    maxEventBytes,
                    maxRunBytes,
                    maxMalformedEvents,
                    maxOutputEventChars,
                    safeErrorSources,
                    traceModelRequests);
        }
    }
}
