package dev.socketchat.chat.upload;

import dev.socketchat.chat.config.Configuration;
import dev.socketchat.chat.config.UploadLimits;
import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.file.FileReference;
import dev.socketchat.octavus.file.Files;
import jakarta.annotation.PostConstruct;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.AsyncContext;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The uploads that pages may make at this moment, by the names of their tickets: 128 random bits, told only over the
 * connection of the conversation they are for, so that no page ever names a conversation. Any thread may call.
 */
@ApplicationScoped
public class Uploads {

    /** Octavus documentation, "Files": as long as the platform's own addresses last. */
    private static final Duration LIFE = Duration.ofMinutes(15);
    private static final int NAME_BYTES = 16;

    @Inject
    Configuration configuration;
    @Inject
    CustomEvents events;

    private final Map<String, Ticket> tickets = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Set<UploadExchange> underWay = ConcurrentHashMap.newKeySet();
    private UploadPlaces places;

    @PostConstruct
    void open() {
        places = new UploadPlaces(limits().traffic());
    }

    /** Looks every second after uploads that are too slow, until the scheduler ends. */
    public void watch(ScheduledExecutorService scheduler) {
        scheduler.scheduleWithFixedDelay(() -> underWay.forEach(UploadExchange::look), 1, 1, TimeUnit.SECONDS);
    }

    /** What pages may attach. */
    UploadLimits limits() {
        return configuration.uploads();
    }

    /** The files of a conversation that begins. */
    public Attachments of(Conversation conversation, AgentSession agent) {
        return new Attachments(conversation, agent, this, events);
    }

    Ticket issue(Conversation conversation, Files.Announcement file, Files.Target target, Consumer<FileReference> uploaded) {
        byte[] name = new byte[NAME_BYTES];
        random.nextBytes(name);
        Ticket ticket = new Ticket(HexFormat.of().formatHex(name), conversation, file, target, System.nanoTime() + LIFE.toNanos(),
                uploaded);
        tickets.put(ticket.name(), ticket);
        return ticket;
    }

    void forget(Ticket ticket) {
        tickets.remove(ticket.name());
    }

    /** The ticket of that name, if it is good for an upload. */
    Optional<Ticket> find(String name) {
        return Optional.ofNullable(tickets.get(name)).filter(ticket -> !ticket.isExpired(System.nanoTime()));
    }

    /** Takes a place for an upload under way; to be given back by {@link #leave}, or by the end of what {@link #begin} begins. */
    boolean enter(Ticket ticket) {
        return places.take(ticket.conversation());
    }

    void leave(Ticket ticket) {
        places.giveBack(ticket.conversation());
    }

    /** Begins to carry what the request brings. */
    void begin(AsyncContext context, Ticket ticket, Files files) throws IOException {
        UploadExchange exchange = new UploadExchange(context, ticket, limits().traffic(), this::ended);
        underWay.add(exchange);
        ticket.whenWithdrawn(exchange::withdraw);
        exchange.start(files);
    }

    private void ended(UploadExchange exchange) {
        underWay.remove(exchange);
        leave(exchange.ticket());
    }
}
