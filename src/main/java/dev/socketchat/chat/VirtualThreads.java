package dev.socketchat.chat;

import jakarta.enterprise.concurrent.ContextService;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;

/** Virtual threads with the application's context, on a JDK that has them; the code is compiled for one that has not. */
final class VirtualThreads {

    private VirtualThreads() {
    }

    /** A factory of virtual threads; empty before JDK 21. */
    static Optional<ThreadFactory> factory(ContextService contexts) {
        try {
            Class<?> type = Class.forName("java.lang.Thread$Builder");
            Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
            Method name = type.getMethod("name", String.class, long.class);
            Object named = name.invoke(builder, "octavus-stream-", 0L);
            ThreadFactory virtual = (ThreadFactory) type.getMethod("factory").invoke(named);
            return Optional.of(work -> virtual.newThread(contexts.contextualRunnable(work)));
        } catch (ReflectiveOperationException | UnsupportedOperationException absent) {
            return Optional.empty();
        }
    }
}
