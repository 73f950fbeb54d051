package dev.socketchat.it;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The proxies in front of the tested server, each started when the first test of a class asks for it. */
final class ProxiesOfTheClass implements AfterAllCallback {

    private final Map<ReverseProxy, RunningProxy> running = new EnumMap<>(ReverseProxy.class);
    private final Map<String, String> changes;

    ProxiesOfTheClass(Map<String, String> changes) {
        this.changes = changes;
    }

    RunningProxy get(ReverseProxy kind) throws IOException {
        if (!running.containsKey(kind)) {
            running.put(kind, RunningProxy.start(kind, changes));
        }
        return running.get(kind);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        running.values().forEach(RunningProxy::close);
    }
}
