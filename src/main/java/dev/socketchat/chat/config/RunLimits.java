package dev.socketchat.chat.config;

/**
 * How many answers may be asked for; 0 stands for no limit.
 *
 * @param perMinute by one user or, on one connection, by a guest
 * @param atOnce by one user or, on one connection, by a guest, before others have ended
 * @param perMinuteAndAddress by all guests of one network address
 */
public record RunLimits(int perMinute, int atOnce, int perMinuteAndAddress) {
}
