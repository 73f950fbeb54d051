package dev.socketchat.chat.conversation;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.SockJsConnection;
import java.security.Principal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A connection that keeps what it is sent, frame by frame. */
public class RecordingConnection implements SockJsConnection {

    private final String id;
    private final Optional<Principal> user;
    private final List<List<String>> frames = new ArrayList<>();
    private boolean open = true;
    private String address = "127.0.0.1";
    private int maxBytes;

    public RecordingConnection(String id, String user) {
        this.id = id;
        this.user = Optional.ofNullable(user).map(name -> () -> name);
    }

    /** The same, from another network address. */
    public RecordingConnection at(String other) {
        address = other;
        return this;
    }

    /** The messages of each send, together as they were given. */
    public List<List<String>> frames() {
        return frames;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public Peer peer() {
        return new Peer("websocket", user.orElse(null), "", address);
    }

    @Override
    public void takeMessagesUpTo(int bytes) {
        maxBytes = bytes;
    }

    /** What the connection was last told to take; 0: nothing was said. */
    public int maxBytes() {
        return maxBytes;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    @Override
    public boolean send(String message) {
        return send(List.of(message));
    }

    @Override
    public boolean send(List<String> messages) {
        return open && frames.add(List.copyOf(messages));
    }

    @Override
    public boolean hasRoom() {
        return true;
    }

    @Override
    public boolean awaitRoom(Duration limit) {
        return open;
    }

    @Override
    public void close(CloseStatus status) {
        open = false;
    }
}
