package dev.socketchat.chat.tool;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Makes a public method of any CDI bean the server-side handler of an agent's tool.
 *
 * <p>The method takes nothing or one public record, filled from the agent's arguments by JSON-B and checked by Bean
 * Validation, and returns anything JSON-B can write; nothing returned is {@code null} to the agent. It runs on a thread
 * of the tool pool, never on a request thread, and is interrupted when the person stops the answer. An exception becomes
 * a failed tool call and the answer goes on; only the text of a {@link dev.socketchat.octavus.tool.ToolException} reaches the
 * agent. A tool of the agent without such a method is a client tool and runs in the browser.
 *
 * <p>The bean may be an enterprise bean, and the method transactional: the call goes through the container like any other.
 * Its caller is who logged in with the container before they connected, and a method that asks for a role refuses those who
 * have it not; {@link dev.socketchat.chat.conversation.CurrentConversation} says who is chatting, too.
 *
 * <p>Two methods with one name, or a signature that cannot be bound, stop the deployment.
 *
 * @see <a href="https://octavus.ai/docs/protocol/tools">Octavus documentation, Tools</a>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface AgentTool {

    /** The tool's name, exactly as the agent's protocol declares it: lower case, digits, dashes. */
    String value();

    /** How long it may run before it is interrupted and fails, as an ISO 8601 duration; empty: {@code octavus.tool.time-limit}. */
    String timeLimit() default "";

    /**
     * Whether it changes anything: sends, pays, writes. Such a tool serves one and the same call of the agent once, also
     * when the platform repeats it; the agent is told when it is not known whether it took effect; and
     * {@link dev.socketchat.chat.observe.ToolCalled} carries the mark. It is interrupted like any other: undoing what was
     * begun is for its transaction. That the agent asks again, with a call of its own, is not prevented.
     */
    boolean sideEffects() default false;
}
