package dev.socketchat.sockjs;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * Makes {@link SockJsOptions} one setting at a time; each method is named after the setting that
 * {@link SockJsOptions} explains. For one thread.
 */
public final class SockJsOptionsBuilder {

    private static final Supplier<String> THEIR_OWN = () -> "";

    private Duration heartbeat = Duration.ofSeconds(25);
    private Duration disconnectDelay = Duration.ofSeconds(5);
    private Duration stallLimit = Duration.ofSeconds(30);
    private Duration pongLimit = Duration.ofSeconds(20);
    private Duration closeLimit = Duration.ofSeconds(5);
    private Duration uploadLimit = Duration.ofSeconds(10);
    private int uploadRate = 1024;
    private Duration silenceLimit = Duration.ZERO;
    private int maxMessageBytes = 64 * 1024;
    private int queueBytes = 1024 * 1024;
    private int queueMessages = 10_000;
    private int highWaterBytes = 64 * 1024;
    private int nodeBytes = 16 * 1024 * 1024;
    private int responseLimit = 128 * 1024;
    private SessionLimits sessions = SessionLimits.defaults();
    private int maxIdLength = 256;
    private Set<SockJsTransport> transports = SockJsTransport.safe();
    private Set<String> allowedOrigins = Set.of();
    private boolean originRequired = true;
    private String publicUrl = "";
    private Set<String> proxies = Set.of();
    private Optional<AffinityCookie> affinityCookie = Optional.empty();
    private Optional<Supplier<Executor>> callerContext = Optional.empty();
    private SessionMonitor monitor = SessionMonitor.NONE;
    private boolean ownerCookie = true;
    private String clientLibrary = "";
    private Supplier<String> baseUrl = THEIR_OWN;

    SockJsOptionsBuilder() {}

    SockJsOptionsBuilder(SockJsOptions from) {
        heartbeat = from.heartbeat();
        disconnectDelay = from.disconnectDelay();
        stallLimit = from.stallLimit();
        pongLimit = from.pongLimit();
        closeLimit = from.closeLimit();
        uploadLimit = from.uploadLimit();
        uploadRate = from.uploadRate();
        silenceLimit = from.silenceLimit();
        maxMessageBytes = from.maxMessageBytes();
        queueBytes = from.queueBytes();
        queueMessages = from.queueMessages();
        highWaterBytes = from.highWaterBytes();
        nodeBytes = from.nodeBytes();
        responseLimit = from.responseLimit();
        sessions = from.sessions();
        maxIdLength = from.maxIdLength();
        transports = from.transports();
        allowedOrigins = from.allowedOrigins();
        originRequired = from.originRequired();
        publicUrl = from.publicUrl();
        proxies = from.proxies();
        affinityCookie = from.affinityCookie();
        ownerCookie = from.ownerCookie();
        clientLibrary = from.clientLibrary();
        baseUrl = from.baseUrl();
        callerContext = from.callerContext();
        monitor = from.monitor();
    }

    /** Sets {@link SockJsOptions#heartbeat()}. */
    public SockJsOptionsBuilder heartbeat(Duration value) {
        heartbeat = value;
        return this;
    }

    /** Sets {@link SockJsOptions#disconnectDelay()}. */
    public SockJsOptionsBuilder disconnectDelay(Duration value) {
        disconnectDelay = value;
        return this;
    }

    /** Sets {@link SockJsOptions#stallLimit()}. */
    public SockJsOptionsBuilder stallLimit(Duration value) {
        stallLimit = value;
        return this;
    }

    /** Sets {@link SockJsOptions#pongLimit()}. */
    public SockJsOptionsBuilder pongLimit(Duration value) {
        pongLimit = value;
        return this;
    }

    /** Sets {@link SockJsOptions#closeLimit()}. */
    public SockJsOptionsBuilder closeLimit(Duration value) {
        closeLimit = value;
        return this;
    }

    /** Sets {@link SockJsOptions#uploadLimit()}. */
    public SockJsOptionsBuilder uploadLimit(Duration value) {
        uploadLimit = value;
        return this;
    }

    /** Sets {@link SockJsOptions#uploadRate()}. */
    public SockJsOptionsBuilder uploadRate(int value) {
        uploadRate = value;
        return this;
    }

    /** Sets {@link SockJsOptions#silenceLimit()}. */
    public SockJsOptionsBuilder silenceLimit(Duration value) {
        silenceLimit = value;
        return this;
    }

    /** Sets {@link SockJsOptions#maxMessageBytes()}. */
    public SockJsOptionsBuilder maxMessageBytes(int value) {
        maxMessageBytes = value;
        return this;
    }

    /** Sets {@link SockJsOptions#queueBytes()}. */
    public SockJsOptionsBuilder queueBytes(int value) {
        queueBytes = value;
        return this;
    }

    /** Sets {@link SockJsOptions#queueMessages()}. */
    public SockJsOptionsBuilder queueMessages(int value) {
        queueMessages = value;
        return this;
    }

    /** Sets {@link SockJsOptions#highWaterBytes()}. */
    public SockJsOptionsBuilder highWaterBytes(int value) {
        highWaterBytes = value;
        return this;
    }

    /** Sets {@link SockJsOptions#nodeBytes()}. */
    public SockJsOptionsBuilder nodeBytes(int value) {
        nodeBytes = value;
        return this;
    }

    /** Sets {@link SockJsOptions#responseLimit()}. */
    public SockJsOptionsBuilder responseLimit(int value) {
        responseLimit = value;
        return this;
    }

    /** Sets {@link SockJsOptions#sessions()}. */
    public SockJsOptionsBuilder sessions(SessionLimits value) {
        sessions = value;
        return this;
    }

    /** Sets {@link SockJsOptions#maxIdLength()}. */
    public SockJsOptionsBuilder maxIdLength(int value) {
        maxIdLength = value;
        return this;
    }

    /** Sets {@link SockJsOptions#transports()}. */
    public SockJsOptionsBuilder transports(Set<SockJsTransport> value) {
        transports = value;
        return this;
    }

    /** Sets {@link SockJsOptions#allowedOrigins()}. */
    public SockJsOptionsBuilder allowedOrigins(Set<String> value) {
        allowedOrigins = value;
        return this;
    }

    /** Sets {@link SockJsOptions#originRequired()}. */
    public SockJsOptionsBuilder originRequired(boolean value) {
        originRequired = value;
        return this;
    }

    /** Sets {@link SockJsOptions#publicUrl()}. */
    public SockJsOptionsBuilder publicUrl(String value) {
        publicUrl = value;
        return this;
    }

    /** Sets {@link SockJsOptions#proxies()}. */
    public SockJsOptionsBuilder proxies(Set<String> value) {
        proxies = value;
        return this;
    }

    /** Sets {@link SockJsOptions#affinityCookie()} to {@link AffinityCookie#JSESSIONID} or to none. */
    public SockJsOptionsBuilder cookieNeeded(boolean value) {
        affinityCookie = value ? Optional.of(AffinityCookie.JSESSIONID) : Optional.empty();
        return this;
    }

    /** Sets {@link SockJsOptions#affinityCookie()}. */
    public SockJsOptionsBuilder affinityCookie(AffinityCookie value) {
        affinityCookie = Optional.of(value);
        return this;
    }

    /** Sets {@link SockJsOptions#ownerCookie()}. */
    public SockJsOptionsBuilder ownerCookie(boolean value) {
        ownerCookie = value;
        return this;
    }

    /** Sets {@link SockJsOptions#clientLibrary()}. */
    public SockJsOptionsBuilder clientLibrary(String value) {
        clientLibrary = value;
        return this;
    }

    /** Sets {@link SockJsOptions#baseUrl()}. */
    public SockJsOptionsBuilder baseUrl(Supplier<String> value) {
        baseUrl = value;
        return this;
    }

    /** Sets {@link SockJsOptions#baseUrl()} to one address for all clients. */
    public SockJsOptionsBuilder baseUrl(String value) {
        return baseUrl(() -> value);
    }

    /** Sets {@link SockJsOptions#monitor()}. */
    public SockJsOptionsBuilder monitor(SessionMonitor value) {
        monitor = value;
        return this;
    }

    /** Sets {@link SockJsOptions#callerContext()}. */
    public SockJsOptionsBuilder callerContext(Supplier<Executor> value) {
        callerContext = Optional.of(value);
        return this;
    }

    /**
     * The settings made so far.
     *
     * @throws IllegalArgumentException naming all settings that make no sense
     */
    public SockJsOptions build() {
        return new SockJsOptions(
                heartbeat, disconnectDelay, stallLimit, pongLimit, closeLimit, uploadLimit,
                uploadRate, silenceLimit, maxMessageBytes, queueBytes, queueMessages, highWaterBytes, nodeBytes, responseLimit,
                sessions, maxIdLength, transports, allowedOrigins, originRequired,
                publicUrl, proxies, affinityCookie, ownerCookie, clientLibrary, baseUrl, callerContext, monitor);
    }
}
