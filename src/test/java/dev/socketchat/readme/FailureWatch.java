package dev.socketchat.readme;

import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.conversation.Notification;
import dev.socketchat.chat.observe.RunEnded;
import dev.socketchat.chat.observe.ToolCalled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.inject.Inject;
import java.lang.System.Logger.Level;

@ApplicationScoped
public class FailureWatch {

    private static final System.Logger LOG = System.getLogger(FailureWatch.class.getName());

    @Inject
    private CustomEvents events;

    void ended(@Observes RunEnded run) {
        if (run.hasFailed()) {
            events.sendToConversation(run.conversationId(), new Notification("We look into " + run.runId()));
        }
    }

    void called(@ObservesAsync ToolCalled call) {
        LOG.log(Level.INFO, "{0} took {1} and {2}", call.tool(), call.time(), call.outcome());
    }
}
