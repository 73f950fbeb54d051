package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happens when many pages come back at once to a server that has just started. */
@ArquillianTest
class FirstConnectionsIT {

    private static final int MANY = 16;

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext();
    }

    @Test
    void theFirstConnectionsOfAServerMayComeAllAtOnce() {
        CountDownLatch start = new CountDownLatch(1);
        List<CompletableFuture<String>> answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> answer(start), work -> new Thread(work).start()))
                .limit(MANY).toList();
        start.countDown();

        assertThat(answers.stream().map(CompletableFuture::join)).containsOnly("finish");
    }

    private static String answer(CountDownLatch start) {
        try {
            start.await();
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            return chat.ask("Hello").awaitEnd().getString("type");
        }
    }
}
