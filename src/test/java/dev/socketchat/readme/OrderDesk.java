package dev.socketchat.readme;

import dev.socketchat.chat.conversation.CurrentConversation;
import dev.socketchat.chat.tool.AgentTool;
import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotBlank;
import java.security.Principal;

@Stateless
public class OrderDesk {

    public record Cancellation(@NotBlank String orderId) { }

    public record Cancelled(String orderId, String by) { }

    @Inject
    private CurrentConversation conversation;

    @AgentTool(value = "cancel-order", timeLimit = "PT5S", sideEffects = true)
    public Cancelled cancel(Cancellation request) {
        return new Cancelled(request.orderId(), conversation.user().map(Principal::getName).orElse("guest"));
    }
}
