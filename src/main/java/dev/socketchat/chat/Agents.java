package dev.socketchat.chat;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.RunRelay;
import dev.socketchat.chat.observe.RunWatch;
import dev.socketchat.chat.observe.ToolCalled;
import dev.socketchat.chat.tool.AgentTools;
import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.OctavusClient;
import dev.socketchat.octavus.SessionAnswer;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.message.UiMessage;
import dev.socketchat.octavus.tool.ToolCall;
import dev.socketchat.octavus.tool.ToolReport;
import dev.socketchat.octavus.tool.ToolResultListener;
import dev.socketchat.octavus.tool.Tools;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.security.Principal;
import java.util.List;
import java.util.Optional;


/** Makes the Octavus session of a conversation: the configured agent, this application's tools and input. */
@ApplicationScoped
class Agents {

    private static final int NOT_FOUND = 404;

    @Inject
    private ChatServer server;
    @Inject
    private AgentTools tools;
    @Inject
    private SessionInput input;
    @Inject
    private Instance<NamedSessions> named;

    /** A session that the platform hears of with its first trigger. */
    AgentSession session(Conversation conversation) {
        OctavusClient platform = server.platform();
        return platform.agentSessions().deferred(server.agentId(), () -> input.values(conversation.user()),
                tools(conversation), conversation::sessionLost);
    }

    private Tools tools(Conversation conversation) {
        return tools.of(conversation).resultListener(observed(conversation)).build();
    }

    private ToolResultListener observed(Conversation conversation) {
        Optional<String> user = conversation.user().map(Principal::getName);
        return new ToolResultListener() {
            @Override
            public void onCalled(ToolReport report) {
                ToolCall call = report.call();
                server.observers().accept(new ToolCalled(report.run(), conversation.id(), user, call.toolName(), call.toolCallId(),
                        report.sideEffects(), report.outcome(), report.time()));
            }
        };
    }

    /** The listener for the conversation's next run: what it hears, the page sees, and observers are told of. */
    StreamEventListener watched(Conversation conversation, RunRelay page, Optional<String> trigger) {
        RunWatch.Subject subject = new RunWatch.Subject(conversation.id(), conversation.user().map(Principal::getName), trigger);
        return new RunWatch(page, subject, server.observers(), System::nanoTime);
    }

    /** Whether pages may name a session. */
    boolean takesNames() {
        return named.isResolvable();
    }

    /** The messages of a session that the page named; empty if it is not its user's own, or is no more. Blocks. */
    Optional<List<UiMessage>> messages(Conversation conversation, String sessionId) {
        if (!named.get().belongsTo(conversation.user(), sessionId)) {
            return Optional.empty();
        }
        try {
            return server.platform().agentSessions().messages(sessionId) instanceof SessionAnswer.Active<List<UiMessage>> found
                    ? Optional.of(found.content()) : Optional.empty();
        } catch (OctavusApiException refusal) {
            if (refusal.status() == NOT_FOUND) {
                return Optional.empty();
            }
            throw refusal;
        }
    }

    /** The session that the page named, if it turns out to be its user's own when the first trigger comes. */
    AgentSession session(Conversation conversation, String sessionId) {
        return server.platform().agentSessions().deferred(() -> {
            if (!named.get().belongsTo(conversation.user(), sessionId)) {
                throw new OctavusApiException(NOT_FOUND, "The page named a session that is not its user's", null, null);
            }
            return sessionId;
        }, tools(conversation));
    }
}
