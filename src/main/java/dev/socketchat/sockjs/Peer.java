package dev.socketchat.sockjs;

import java.security.Principal;
import java.util.Optional;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** Who is at the other end of a request, as far as the transport can tell. */
public final class Peer {

    private final String transport;
    private final @Nullable Principal user;
    private final String owner;
    private final String address;
    private final Executor context;

    /**
     * Describes a peer whose work runs as nobody in particular.
     *
     * @param transport the label of the transport it uses
     * @param user the container's principal, if it knows one
     * @param owner what a later request must show again to use the same session
     * @param address what all its requests have in common
     */
    public Peer(String transport, @Nullable Principal user, String owner, String address) {
        this(transport, user, owner, address, Runnable::run);
    }

    /**
     * Describes a peer.
     *
     * @param transport the label of the transport it uses
     * @param user the container's principal, if it knows one
     * @param owner what a later request must show again to use the same session: anything that one browser has and
     *     others do not; empty when the session is bound to one connection anyway
     * @param address what all its requests have in common, for counting its sessions; empty: not known, not counted
     * @param context runs a task on the calling thread as this user
     */
    public Peer(String transport, @Nullable Principal user, String owner, String address, Executor context) {
        this.transport = transport;
        this.user = user;
        this.owner = owner;
        this.address = address;
        this.context = context;
    }

    /** The label of the transport it uses. */
    public String transport() {
        return transport;
    }

    /** Who the container says it is. */
    public Optional<Principal> user() {
        return Optional.ofNullable(user);
    }

    /** The user's name; empty for a guest. */
    String userName() {
        return user == null ? "" : String.valueOf(user.getName());
    }

    /** Runs a task on the calling thread as this user, as far as {@link SockJsOptions#callerContext()} says how. */
    public Executor context() {
        return context;
    }

    /** What one browser has and others do not, for counting what it asks for; empty: not known. */
    public String owner() {
        return owner;
    }

    /** What all its requests have in common; empty: not known. */
    public String address() {
        return address;
    }

    /** Whether both are the same user, by name and not by object; without a user, the same owner. */
    boolean isSameAs(Peer other) {
        if (user == null || other.user == null) {
            return user == other.user && owner.equals(other.owner);
        }
        return user.getName().equals(other.user.getName());
    }
}
