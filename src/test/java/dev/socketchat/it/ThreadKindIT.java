package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.beans.ThreadKind;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The threads of answers: virtual where the JDK has them. */
@ArquillianTest
class ThreadKindIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    private static final int FIRST_WITH_VIRTUAL_THREADS = 21;

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addClass(ThreadKind.class);
    }

    @Test
    void anAnswerBeginsOnAVirtualThreadWhereTheJdkHasThem() {
        int jdk = Runtime.version().feature();
        try (ChatClient chat = ChatClient.connect(Wars.contextAddress())) {
            chat.ask("Hello").awaitEnd();
        }

        String kind = jdk >= FIRST_WITH_VIRTUAL_THREADS ? "virtual" : "platform";
        assertThat(PLATFORM.requests("/api/agent-sessions")).singleElement().satisfies(request ->
                assertThat(request.body()).contains("\"COMPANY_NAME\":\"" + kind + "\"", "\"JDK\":\"" + jdk + "\""));
    }
}
