package dev.socketchat.sockjs;

/** Why a client got no session, for those who count. */
public enum Refusal {
    /** Pages of that origin may not connect. */
    ORIGIN,
    /** The session in the URL belongs to somebody else. */
    OWNER,
    /** {@link SessionLimits#total()}. */
    TOTAL,
    /** {@link SessionLimits#perUser()}. */
    PER_USER,
    /** {@link SessionLimits#perAddress()}. */
    PER_ADDRESS,
    /** {@link SessionLimits#halfOpen()}. */
    HALF_OPEN,
    /** {@link SessionLimits#halfOpenPerAddress()}. */
    HALF_OPEN_PER_ADDRESS,
    /** {@link SessionLimits#perSecond()}. */
    PER_SECOND,
    /** The service takes no new sessions any more ({@link SockJsServer#refuseNew}). */
    CLOSED
}
