package dev.socketchat.octavus;

/**
 * What all parts of one client share.
 *
 * @param life ends every run of the client
 */
record Platform(PlatformCalls calls, OctavusConfig config, Environment environment, Bodies bodies, Cancellation life) {}
