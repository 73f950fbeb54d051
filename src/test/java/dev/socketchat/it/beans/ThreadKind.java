package dev.socketchat.it.beans;

import dev.socketchat.chat.SessionInput;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.lang.reflect.Method;
import java.security.Principal;
import java.util.Map;
import java.util.Optional;

/** Tells the platform on which kind of thread of which JDK an answer begins. */
@ApplicationScoped
@Alternative
@Priority(1)
public class ThreadKind implements SessionInput {

    @Override
    public Map<String, ?> values(Optional<Principal> user) {
        return Map.of("COMPANY_NAME", isVirtual() ? "virtual" : "platform", "JDK", Integer.toString(Runtime.version().feature()));
    }

    private static boolean isVirtual() {
        try {
            Method question = Thread.class.getMethod("isVirtual");
            return (Boolean) question.invoke(Thread.currentThread());
        } catch (ReflectiveOperationException beforeJdk21) {
            return false;
        }
    }
}
