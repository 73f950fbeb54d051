package dev.socketchat.chat.conversation;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Gives a public record the name under which the page receives it beside the agent's own events: JSON-B writes the
 * record's components, and {@code type} is put in front. A name the agent's event stream uses is refused when sent.
 *
 * @see CustomEvents
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface CustomEvent {

    /** The event's {@code type}, for instance {@code custom-notification}. */
    String value();
}
