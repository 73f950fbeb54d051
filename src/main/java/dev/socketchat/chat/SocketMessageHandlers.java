package dev.socketchat.chat;

import dev.socketchat.chat.config.Configuration;
import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.Conversations;
import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.limit.Allowances;
import dev.socketchat.chat.message.CustomMessages;
import dev.socketchat.chat.upload.Uploads;
import dev.socketchat.sockjs.SockJsConnection;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Puts together what acts on the messages of a page that connects. Any thread may call. */
@ApplicationScoped
class SocketMessageHandlers {

    @Inject
    private Configuration configuration;
    @Inject
    private Agents agents;
    @Inject
    private Conversations conversations;
    @Inject
    private CustomEvents events;
    @Inject
    private Uploads uploads;
    @Inject
    private Allowances allowances;
    @Inject
    private CustomMessages messages;
    @Inject
    private ChatServer server;

    /** Opens a conversation on the connection. */
    SocketMessageHandler open(SockJsConnection connection) {
        Conversation conversation = new Conversation(connection, configuration.socket().stallLimit());
        SocketMessageHandler handler = new SocketMessageHandler(conversation, new AgentBinding(conversation, agents, uploads),
                allowances.of(connection), messages.of(conversation, server.workers()), events,
                configuration.messages(), server.workers());
        conversations.opened(conversation);
        return handler;
    }

    /** Ends what it began, and forgets its conversation. */
    void close(SocketMessageHandler handler) {
        handler.close();
        conversations.closed(handler.conversation());
    }
}
