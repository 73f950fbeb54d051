package dev.socketchat.chat;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.ContextService;
import java.lang.reflect.Proxy;
import java.util.Optional;
import java.util.concurrent.ThreadFactory;
import org.junit.jupiter.api.Test;

class VirtualThreadsTest {

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    private final ContextService contexts = (ContextService) Proxy.newProxyInstance(getClass().getClassLoader(),
            new Class<?>[] {ContextService.class}, (proxy, method, arguments) -> arguments[0]);

    @Test
    void threadsAreVirtualWhereTheJdkHasThemAndAbsentWhereNot() throws ReflectiveOperationException {
        Optional<ThreadFactory> factory = VirtualThreads.factory(contexts);

        assertThat(factory.isPresent()).isEqualTo(Runtime.version().feature() >= FIRST_WITH_VIRTUAL_THREADS);
        if (factory.isPresent()) {
            assertThat(Thread.class.getMethod("isVirtual").invoke(factory.get().newThread(() -> { }))).isEqualTo(true);
        }
    }
}
