package dev.socketchat.it;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.container.annotation.ArquillianTest;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What a conversation costs in which nobody says anything. */
@ArquillianTest
class IdleConversationsIT {

    @RegisterExtension
    static final PlatformElsewhere PLATFORM = new PlatformElsewhere();

    @Deployment(testable = false)
    static WebArchive war() {
        return Wars.inContext().addClasses(ServerProbe.class, ServerProbe.Reading.class).addAsResource(new StringAsset("""
                octavus.socket.connections-per-address=0
                octavus.run.per-minute-and-address=0
                octavus.run.at-once-and-address=0
                """), "META-INF/microprofile-config.properties");
    }

    @Test
    void anIdleConversationHoldsNoThread() throws Exception {
        int conversations = 200;
        List<ChatClient> open = new ArrayList<>();
        try {
            answered(open, 1);
            ServerProbe.Reading before = ServerProbe.read(Wars.contextAddress());
            answered(open, conversations);
            ServerProbe.Reading after = ServerProbe.read(Wars.contextAddress());

            System.out.printf("%d idle conversations: threads %d, before %d; heap +%d KiB each%n", conversations, after.threads(),
                    before.threads(), (after.heapKilobytes() - before.heapKilobytes()) / conversations);
            assertThat(after.threads() - before.threads()).isLessThan(conversations / 4);
        } finally {
            open.forEach(ChatClient::close);
        }
    }

    private static void answered(List<ChatClient> open, int count) {
        for (int i = 0; i < count; i++) {
            ChatClient chat = ChatClient.connect(Wars.contextAddress());
            open.add(chat);
            assertThat(chat.ask("Hello").awaitEnd().getString("type")).isEqualTo("finish");
        }
    }
}
