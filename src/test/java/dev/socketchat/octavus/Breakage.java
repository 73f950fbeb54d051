package dev.socketchat.octavus;

import java.io.IOException;
import java.util.ServiceConfigurationError;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/** Everything that can be thrown at a run, one of each kind. */
enum Breakage {
    RUNTIME(() -> new IllegalStateException("broken")),
    REJECTED(() -> new RejectedExecutionException("full")),
    CHECKED(() -> new IOException("Too many open files")),
    ASSERTION(() -> new AssertionError("broken")),
    NO_CLASS(() -> new NoClassDefFoundError("some/Type")),
    NO_INITIALIZER(() -> new ExceptionInInitializerError("some/Type")),
    NO_MEMORY(() -> new OutOfMemoryError("Java heap space")),
    NO_STACK(StackOverflowError::new),
    NO_MACHINE(() -> new InternalError("broken")),
    NO_SERVICE(() -> new ServiceConfigurationError("some.Type"));

    private final Supplier<Throwable> maker;

    Breakage(Supplier<Throwable> maker) {
        this.maker = maker;
    }

    /** Throws it, declared or not. */
    <T> T happen() {
        throw Breakage.<RuntimeException>unchecked(maker.get());
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E unchecked(Throwable any) throws E {
        throw (E) any;
    }
}
