package dev.socketchat.it.beans;

import dev.socketchat.chat.conversation.CurrentConversation;
import dev.socketchat.chat.tool.AgentTool;
import dev.socketchat.octavus.tool.ToolException;
import jakarta.annotation.Resource;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import jakarta.transaction.Transactional;
import java.security.Principal;

/** Tools on a CDI bean with a transaction of its own. */
@ApplicationScoped
public class TransactionalTools {

    @Resource
    private TransactionSynchronizationRegistry transactions;
    @Inject
    private CurrentConversation conversation;

    @Transactional
    @AgentTool("transaction-of-cdi")
    public Said transaction() {
        return new Said(transactions.getTransactionStatus() == Status.STATUS_ACTIVE ? "active" : "none");
    }

    @Transactional
    @AgentTool("refusing-cdi")
    public Said refuse() {
        throw new ToolException("Not on a Sunday");
    }

    @AgentTool("who-is-chatting")
    public Said who() {
        return new Said(conversation.user().map(Principal::getName).orElse("guest"));
    }

    @AgentTool("throwing-cdi")
    public Said fail() {
        throw new IllegalStateException("jdbc:secret\nforged");
    }
}
