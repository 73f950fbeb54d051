package dev.socketchat.conformance;

/**
 * One thing the protocol demands.
 *
 * @param name the demand as a sentence
 * @param action asserts it of a server
 */
record Check(String name, Action action) {

    @Override
    public String toString() {
        return name;
    }

    /** What a check does. */
    @FunctionalInterface
    interface Action {
        void on(Target target) throws Exception;
    }
}
