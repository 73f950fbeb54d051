package dev.socketchat.it;

import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.tool.AgentTool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.concurrent.CountDownLatch;

/** A tool that has no result before it is interrupted, and tells the page of both its beginning and its end. */
@ApplicationScoped
public class WaitingTools {

    /** Why it is to wait. */
    public record Wait(String reason) {
    }

    @Inject
    private CustomEvents events;

    /** Waits. */
    @AgentTool("wait")
    public Wait await(Wait query) throws InterruptedException {
        events.send(new ToolWaits(true));
        try {
            new CountDownLatch(1).await();
            return query;
        } finally {
            events.send(new ToolWaits(false));
        }
    }
}
