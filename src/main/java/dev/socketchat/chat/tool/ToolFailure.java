package dev.socketchat.chat.tool;

import dev.socketchat.octavus.tool.ToolException;
import jakarta.ejb.EJBAccessException;
import java.lang.reflect.InvocationTargetException;

/** Finds what a tool method meant to say in what a container made of it. */
final class ToolFailure {

    private static final int MOST_CAUSES = 10;

    private ToolFailure() {
    }

    /**
     * The {@link ToolException} among the causes, which an enterprise bean's container wraps as it does any runtime
     * exception; a refused caller as such an exception; else what the method threw.
     */
    static Exception of(InvocationTargetException failure) {
        Throwable cause = failure.getCause();
        for (int depth = 0; cause != null && depth < MOST_CAUSES; depth++, cause = cause.getCause()) {
            if (cause instanceof ToolException told) {
                return told;
            }
            if (cause instanceof EJBAccessException) {
                return new ToolException("The person who is chatting may not use this tool.", failure);
            }
        }
        return failure.getCause() instanceof Exception thrown ? thrown : failure;
    }
}
