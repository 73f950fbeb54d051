package dev.socketchat.chat.config;

/**
 * How many answers may be asked for; 0 stands for no limit.
 *
 * @param perMinute by one user or guest
 * @param atOnce by one user or guest, before others have ended
 * @param perMinuteAndAddress by all guests of one network address
 * @param atOnceAndAddress by all guests of one network address, before others have ended
 */
public record RunLimits(int perMinute, int atOnce, int perMinuteAndAddress, int atOnceAndAddress) {
}
