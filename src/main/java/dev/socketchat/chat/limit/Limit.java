package dev.socketchat.chat.limit;

/** The limits on what a page may ask for, for those who count how often they are met. */
public enum Limit {
    /** Messages in a second. */
    MESSAGES,
    /** Size, nesting or members of a message. */
    FORM,
    /** Answers in a minute, or at the same time. */
    RUNS
}
