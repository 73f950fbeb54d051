package dev.socketchat.it.beans;

import dev.socketchat.chat.tool.AgentTool;
import dev.socketchat.octavus.tool.ToolException;
import jakarta.annotation.Resource;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.transaction.Status;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Locale;

/** Tools on an enterprise bean, which its container makes transactional and secure. */
@Stateless
@PermitAll
public class EnterpriseTools {

    @Resource
    private SessionContext session;
    @Resource
    private TransactionSynchronizationRegistry transactions;

    @AgentTool("transaction-of-ejb")
    public Said transaction() {
        return new Said(transactions.getTransactionStatus() == Status.STATUS_ACTIVE ? "active" : "none");
    }

    @AgentTool("caller-of-ejb")
    public Said caller() {
        return new Said(session.getCallerPrincipal().getName().toLowerCase(Locale.ROOT));
    }

    @RolesAllowed("staff")
    @AgentTool("staff-only")
    public Said secret() {
        return new Said("only staff may know");
    }

    @AgentTool("refusing-ejb")
    public Said refuse() {
        throw new ToolException("Not on a Sunday");
    }
}
