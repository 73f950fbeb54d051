package dev.socketchat.local.session;

import java.time.Duration;

/**
 * What sessions may use.
 *
 * @param sessions sessions kept; the one not used for longest is forgotten first
 * @param messages messages kept in a session; the oldest is forgotten first
 * @param timeToLive how long a session lives without being used
 */
public record SessionLimits(int sessions, int messages, Duration timeToLive) {

    /** 10,000 sessions of 500 messages for 24 hours. */
    public static SessionLimits standard() {
        return new SessionLimits(10_000, 500, Duration.ofHours(24));
    }
}
