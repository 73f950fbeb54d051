package dev.socketchat.it.beans;

import dev.socketchat.chat.tool.AgentTool;
import jakarta.ejb.Singleton;

/** A tool on an enterprise bean that is known by its interface alone. */
@Singleton
public class LocalTools implements Counter {

    private int count;

    @Override
    @AgentTool("local-view")
    public Said count() {
        return new Said("call " + ++count);
    }
}
