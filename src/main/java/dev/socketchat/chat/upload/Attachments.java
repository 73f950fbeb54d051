package dev.socketchat.chat.upload;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.UploadTargetsListener;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.FileReference;
import dev.socketchat.octavus.file.Files;
import jakarta.json.JsonObject;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The files of one conversation: those its page may upload, and those it has uploaded and may speak of. Nothing here
 * blocks; any thread may call.
 */
public final class Attachments implements AutoCloseable {

    /** The type of the page's message. */
    public static final String REQUEST = "upload-request";

    private static final int MOST_TICKETS = 64;
    private static final int MOST_FILES = 512;

    private final Conversation conversation;
    private final AgentSession agent;
    private final Uploads uploads;
    private final CustomEvents events;
    private final Deque<Ticket> tickets = new ArrayDeque<>();
    private final Map<String, FileReference> files = new LinkedHashMap<>();
    private boolean asking;
    private boolean closed;

    Attachments(Conversation conversation, AgentSession agent, Uploads uploads, CustomEvents events) {
        this.conversation = conversation;
        this.agent = agent;
        this.uploads = uploads;
        this.events = events;
    }

    /** Acts on an upload request and returns at once. Answers whether it was one that can be answered by its name. */
    public boolean request(JsonObject message) {
        Optional<UploadRequest> request = UploadRequest.of(message);
        request.ifPresent(this::ask);
        return request.isPresent();
    }

    private void ask(UploadRequest request) {
        String id = request.requestId();
        try {
            List<Files.Announcement> wanted = request.files(uploads.limits());
            if (!begin()) {
                refuse(id, StreamEvent.Failure.of(ErrorType.RATE_LIMIT, "Another upload is being prepared."), true);
                return;
            }
            agent.requestUploads(wanted, new UploadTargetsListener() {
                @Override
                public void onTargets(List<Files.Target> targets) {
                    end();
                    tell(new UploadUrls(id, places(wanted, targets)));
                }

                @Override
                public void onFailure(StreamEvent.Failure failure) {
                    end();
                    refuse(id, failure, failure.retryable());
                }
            });
        } catch (IllegalArgumentException notAllowed) {
            refuse(id, StreamEvent.Failure.of(ErrorType.VALIDATION, String.valueOf(notAllowed.getMessage())), false);
        }
    }

    private synchronized boolean begin() {
        boolean first = !asking;
        asking = true;
        return first;
    }

    private synchronized void end() {
        asking = false;
    }

    private void refuse(String id, StreamEvent.Failure failure, boolean retryable) {
        tell(new UploadRefused(id, failure.errorType(), failure.message(), retryable));
    }

    private void tell(Object event) {
        events.sendToConversation(conversation.id(), event);
    }

    private synchronized List<UploadUrls.Place> places(List<Files.Announcement> wanted, List<Files.Target> targets) {
        List<UploadUrls.Place> places = new ArrayList<>();
        for (int i = 0; i < targets.size() && !closed; i++) {
            Ticket ticket = uploads.issue(conversation, wanted.get(i), targets.get(i), this::uploaded);
            tickets.add(ticket);
            places.add(new UploadUrls.Place(ticket.target().id(), "uploads/" + ticket.name(), ticket.target().downloadUrl()));
        }
        while (tickets.size() > MOST_TICKETS) {
            uploads.forget(tickets.remove());
        }
        return places;
    }

    private synchronized void uploaded(FileReference file) {
        files.put(file.id(), file);
        Iterator<FileReference> oldest = files.values().iterator();
        if (files.size() > MOST_FILES) {
            oldest.next();
            oldest.remove();
        }
    }

    /** The file of that id as the platform named it, if this conversation's page has uploaded it. */
    synchronized Optional<FileReference> find(String id) {
        return Optional.ofNullable(files.get(id));
    }

    /** Takes the permissions back, and ends what is being uploaded by them. */
    @Override
    public void close() {
        List<Ticket> left;
        synchronized (this) {
            closed = true;
            left = List.copyOf(tickets);
            tickets.clear();
        }
        left.forEach(uploads::forget);
        left.forEach(Ticket::withdraw);
    }
}
