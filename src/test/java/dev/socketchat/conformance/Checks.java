package dev.socketchat.conformance;

import java.util.List;
import java.util.stream.Stream;

/** Everything a SockJS server is checked for. */
final class Checks {

    private Checks() {}

    static List<Check> all() {
        return Stream.of(PageChecks.all(), XhrChecks.all(), ScriptChecks.all(), WebSocketChecks.all(),
                        DeliveryChecks.all(), HostileChecks.all(), FrameChecks.all(), LeavingChecks.all())
                .flatMap(checks -> checks)
                .toList();
    }
}
