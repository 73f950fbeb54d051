package dev.socketchat.readme;

import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.tool.AgentTool;
import dev.socketchat.octavus.tool.ToolException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;

@ApplicationScoped
public class OrderTools {

    public record OrderQuery(@NotBlank String orderId) { }

    public record Order(String orderId, String state) { }

    @Inject
    private CustomEvents events;

    @AgentTool("get-order")
    public Order find(OrderQuery query) {
        if (!query.orderId().startsWith("A-")) {
            throw new ToolException("There is no order " + query.orderId());
        }
        events.send(new OrderLookedUp(query.orderId()));
        return new Order(query.orderId(), "on its way");
    }
}
