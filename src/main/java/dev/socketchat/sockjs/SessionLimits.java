package dev.socketchat.sockjs;

/**
 * How many sessions a service holds and lets in. Over a limit a newcomer is refused, with 503 and {@code Retry-After}
 * over HTTP and {@link CloseStatus#FULL} on a WebSocket that got in between; sessions that are there go on. Zero is no
 * limit, but for {@code total}.
 *
 * @param total at once, of all transports together; at least 1
 * @param perUser at once, of one user the container knows
 * @param perAddress at once, of one network address; of IPv6, of the first 64 bits, because one line has as many
 *     addresses as it likes
 * @param halfOpen at once, over HTTP, whose clients opened them and did not come back yet
 * @param halfOpenPerAddress the same of one network address
 * @param perSecond new in a second
 */
public record SessionLimits(
        int total, int perUser, int perAddress, int halfOpen, int halfOpenPerAddress, int perSecond) {

    /** The defaults: 5000 at once, 8 of one user, 100 of one address; 1000 and 50 half open; 200 new in a second. */
    public static SessionLimits defaults() {
        return new SessionLimits(5000, 8, 100, 1000, 50, 200);
    }

    /** None but the number of all. */
    public static SessionLimits of(int total) {
        return new SessionLimits(total, 0, 0, 0, 0, 0);
    }

    /** These, with another {@link #total()}. */
    public SessionLimits withTotal(int value) {
        return new SessionLimits(value, perUser, perAddress, halfOpen, halfOpenPerAddress, perSecond);
    }

    /** These, with another {@link #perUser()}. */
    public SessionLimits withPerUser(int value) {
        return new SessionLimits(total, value, perAddress, halfOpen, halfOpenPerAddress, perSecond);
    }

    /** These, with another {@link #perAddress()}. */
    public SessionLimits withPerAddress(int value) {
        return new SessionLimits(total, perUser, value, halfOpen, halfOpenPerAddress, perSecond);
    }

    /** These, with others for the half open ones. */
    public SessionLimits withHalfOpen(int inAll, int ofOneAddress) {
        return new SessionLimits(total, perUser, perAddress, inAll, ofOneAddress, perSecond);
    }

    /** These, with another {@link #perSecond()}. */
    public SessionLimits withPerSecond(int value) {
        return new SessionLimits(total, perUser, perAddress, halfOpen, halfOpenPerAddress, value);
    }
}
