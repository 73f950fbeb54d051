package dev.socketchat.chat;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.upload.AttachmentCheck;
import dev.socketchat.chat.upload.Attachments;
import dev.socketchat.chat.upload.Uploads;
import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.message.SocketMessage;
import java.util.regex.Pattern;

/**
 * Which Octavus session a conversation's messages and files go to: one of its own or, before the first message and where
 * {@link NamedSessions} allows it, the one that the page names. Not thread-safe, and nothing in it blocks.
 */
final class AgentBinding {

    private static final Pattern NAME = Pattern.compile("[^\\p{Cntrl}]{1,256}");

    private final Conversation conversation;
    private final Agents agents;
    private final Uploads uploads;
    private AgentSession agent;
    private Attachments attachments;
    private AttachmentCheck check;
    private boolean used;

    AgentBinding(Conversation conversation, Agents agents, Uploads uploads) {
        this.conversation = conversation;
        this.agents = agents;
        this.uploads = uploads;
        use(agents.session(conversation));
    }

    /** Whether pages may name a session at all. */
    boolean takesNames() {
        return agents.takesNames();
    }

    /**
     * Goes on with the named session; whether it is this user's own is asked later, where there is a thread that may wait.
     * Answers whether the name came in time and could be one.
     */
    boolean rename(String name) {
        if (used || !NAME.matcher(name).matches()) {
            return false;
        }
        close();
        use(agents.session(conversation, name));
        used = true;
        return true;
    }

    private void use(AgentSession session) {
        agent = session;
        attachments = uploads.of(conversation, session);
        check = new AttachmentCheck(attachments);
    }

    Agents agents() {
        return agents;
    }

    /** The session, as it is now. */
    AgentSession agent() {
        return agent;
    }

    /** The session, for a run: from now on it stays this one. */
    AgentSession begun() {
        used = true;
        return agent;
    }

    /** The conversation's files, for an upload: from now on the session stays this one. */
    Attachments attachments() {
        used = true;
        return attachments;
    }

    /** The trigger with no file in it but those that the page uploaded here. */
    SocketMessage settle(SocketMessage.Trigger trigger) {
        return check.settle(trigger);
    }

    /** The results with no file in them but those that the page uploaded here. */
    SocketMessage settle(SocketMessage.Continue results) {
        return check.settle(results);
    }

    /** Ends the run under way and withdraws the uploads. */
    void close() {
        agent.close();
        attachments.close();
    }
}
