package dev.socketchat.chat.config;

import dev.socketchat.octavus.message.SocketMessageLimits;

/**
 * What a page may send.
 *
 * @param perSecond messages in a second, on the average
 * @param burst messages at once
 * @param triggers which triggers, with which input
 * @param form what one message may hold
 */
public record MessageLimits(int perSecond, int burst, AllowedTriggers triggers, SocketMessageLimits form) {
}
