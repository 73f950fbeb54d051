package dev.socketchat.chat.ops;

import java.util.Locale;

/** Who answers: the demo of the embedded local platform, which no customer should meet, or an agent that was configured. */
public enum AgentKind {
    DEMO, CONFIGURED;

    /** As health and metrics name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
