package dev.socketchat.sockjs.websocket;

import jakarta.websocket.Session;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.concurrent.ScheduledExecutorService;
import org.jspecify.annotations.Nullable;

/**
 * Takes the idle timer of a WebSocket off the server's default managed scheduler. Tyrus as Payara ships it schedules
 * that timer anew with every message in both directions, also when there is no idle limit, and the managed scheduler
 * captures the application's context each time, which searches the whole class path of the application for services:
 * four fifths of what a small message costs (payara/Payara, issue 8385). Nothing an application may declare changes
 * that, so this replaces the scheduler in the session itself. Where there is no such field everything works as it is.
 */
final class IdleTimer {

    private static final Logger LOG = System.getLogger(IdleTimer.class.getName());
    private static final String TYRUS_SESSION = "org.glassfish.tyrus.core.TyrusSession";
    private static final String SCHEDULER_OF_IT = "service";

    private IdleTimer() {}

    /** Has a session of Tyrus use this scheduler, and only when there is an idle limit; leaves all others alone. */
    static void move(Session socket, ScheduledExecutorService scheduler) {
        if (!socket.getClass().getName().equals(TYRUS_SESSION)) {
            return;
        }
        try {
            Field field = socket.getClass().getDeclaredField(SCHEDULER_OF_IT);
            field.setAccessible(true);
            field.set(socket, withoutEmptyTimers(scheduler));
        } catch (ReflectiveOperationException | RuntimeException e) {
            LOG.log(Level.DEBUG, "The idle timers of this server stay on its managed scheduler", e);
        }
    }

    /** The scheduler, but for timers without a delay: those of a session that has no idle limit do nothing. */
    static ScheduledExecutorService withoutEmptyTimers(ScheduledExecutorService scheduler) {
        return (ScheduledExecutorService) Proxy.newProxyInstance(IdleTimer.class.getClassLoader(),
                new Class<?>[] {ScheduledExecutorService.class}, (proxy, method, arguments) -> call(scheduler, method, arguments));
    }

    private static @Nullable Object call(ScheduledExecutorService scheduler, Method method, Object @Nullable [] arguments)
            throws Throwable {
        if (method.getName().equals("schedule") && arguments != null && (long) arguments[1] <= 0) {
            return null;
        }
        try {
            return method.invoke(scheduler, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
