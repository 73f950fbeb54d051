package dev.socketchat.octavus;

/** What became of events a run offered. */
enum Delivery {
    /** Handed on; more is welcome. */
    WANTED,
    /** Handed on up to the one that ends the run for its listener. */
    OVER,
    /** Dropped: another run has taken its place, or none. */
    UNWANTED
}
