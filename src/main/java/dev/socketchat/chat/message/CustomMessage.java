package dev.socketchat.chat.message;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a public record the {@code type} by which a page sends it: JSON-B fills the record from the message's members,
 * Bean Validation checks it, and it is fired as a CDI event. A type is known once a method observes its record.
 *
 * <p>Observers run on a thread of the tool pool, one message of a conversation at a time and in order; the conversation
 * is the current one meanwhile ({@link dev.socketchat.chat.conversation.CurrentConversation}). They may block: 16
 * messages of a conversation wait, and a further one is answered with {@code message-rejected}, as is one that does not
 * fit its record or whose type is unknown. What an observer throws is logged, and the page is told that it failed.
 *
 * <p>Two records with one name, or a name the chat uses itself, stop the deployment.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CustomMessage {

    /** The message's {@code type}: lower case, digits, dashes. */
    String value();
}
