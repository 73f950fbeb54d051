package dev.socketchat.octavus;

/**
 * How many runs of browsers' messages, and questions for upload addresses, there are at this moment.
 *
 * @param underWay all that take up one of the places there are
 * @param stuck those among them that are 5 minutes over their time limit, or ended 5 minutes ago and have not let go of
 *     their place: what they wait for hears nobody, and only a new process ends it
 */
public record RunCount(int underWay, int stuck) {}
