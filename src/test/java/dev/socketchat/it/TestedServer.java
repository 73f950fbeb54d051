package dev.socketchat.it;

import java.util.Locale;
import java.util.stream.Stream;

/** The server that the build tests on, as {@code -Dserver} names it. One that is not known fails every test that asks. */
public enum TestedServer {
    PAYARA_MICRO, PAYARA_SERVER, WILDFLY;

    /** The server of this build. */
    public static TestedServer current() {
        String launch = System.getProperty("arquillian.launch");
        return Stream.of(values()).filter(server -> launch.startsWith(server.name().toLowerCase(Locale.ROOT).replace('_', '-') + "-"))
                .findFirst().orElseThrow(() -> new IllegalStateException("No server is known as " + launch));
    }

    /** Whether it starts with its application or not at all; the others are given it while they run. */
    static boolean deploysAsItStarts() {
        return current() == PAYARA_MICRO;
    }
}
