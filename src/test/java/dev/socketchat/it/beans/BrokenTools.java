package dev.socketchat.it.beans;

import dev.socketchat.chat.tool.AgentTool;
import jakarta.enterprise.context.ApplicationScoped;

/** Tools that cannot be. */
@ApplicationScoped
public class BrokenTools {

    @AgentTool("get-order")
    public void one() {
    }

    @AgentTool("get-order")
    public void other() {
    }

    @AgentTool("find-order")
    public void find(String orderId) {
    }
}
