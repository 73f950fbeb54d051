package dev.socketchat.chat.demo;

import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.conversation.Notification;
import dev.socketchat.chat.tool.AgentTool;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The server tools of the support chat agent, over data made up for the demonstration. Put your own beside them. */
@ApplicationScoped
public class SupportTools {

    private static final int FIRST_TICKET = 123;

    @Inject
    private CustomEvents events;

    private final AtomicInteger nextTicket = new AtomicInteger(FIRST_TICKET);

    /** The account of the person who is chatting. */
    @AgentTool("get-user-account")
    public Account account(AccountQuery query) {
        return new Account("Demo User", "pro");
    }

    /** Opens a ticket, and tells the page so beside the agent's answer. */
    @AgentTool("create-support-ticket")
    public Ticket openTicket(TicketRequest request) {
        Ticket ticket = new Ticket("TKT-" + nextTicket.getAndIncrement(), "24h");
        events.send(new Notification("Ticket " + ticket.ticketId() + " was opened: " + request.summary()));
        return ticket;
    }

    /**
     * @param userId the customer's id, if the agent knows it
     */
    public record AccountQuery(Optional<String> userId) {
    }

    /**
     * @param name the customer's name
     * @param plan the plan they pay for
     */
    public record Account(String name, String plan) {
    }

    /**
     * @param summary the problem in one sentence
     * @param priority low, medium or high
     */
    public record TicketRequest(@NotBlank @Size(max = 500) String summary, Optional<String> priority) {
    }

    /**
     * @param ticketId what the customer quotes when asking about it
     * @param estimatedResponse how long a first answer takes
     */
    public record Ticket(String ticketId, String estimatedResponse) {
    }
}
