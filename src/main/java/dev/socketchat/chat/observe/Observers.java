package dev.socketchat.chat.observe;

import dev.socketchat.octavus.error.LoggedFailure;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.NotificationOptions;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CompletableFuture;

/** The application's observer methods. Any thread may call. */
@ApplicationScoped
public class Observers {

    private static final Logger LOG = System.getLogger(Observers.class.getName());

    @Inject
    @Any
    private Event<Object> events;
    @Inject
    private BeanManager beans;
    @Inject
    private Instance<RequestContextController> requests;

    /** Whether any method observes events like this one. */
    public boolean areThereFor(Object event) {
        return !beans.resolveObserverMethods(event).isEmpty();
    }

    /**
     * Notifies the methods that observe the event, {@code @ObservesAsync} ones last, all on the calling thread and with
     * a request context. What they throw is logged. Answers whether none threw.
     */
    public boolean tell(Object event) {
        boolean told = fire(event);
        // The thread is one for observers already: another hop would only need another bound.
        CompletableFuture<?> later = events.fireAsync(event, NotificationOptions.ofExecutor(Runnable::run))
                .whenComplete((done, failure) -> {
                    if (failure != null) {
                        failed(event, failure);
                    }
                }).toCompletableFuture();
        return told && !later.isCompletedExceptionally();
    }

    private boolean fire(Object event) {
        RequestContextController request = requests.get();
        boolean begun = request.activate();
        try {
            events.fire(event);
            return true;
        } catch (Throwable failure) {
            failed(event, failure);
            return false;
        } finally {
            if (begun) {
                request.deactivate();
            }
            requests.destroy(request);
        }
    }

    private static void failed(Object event, Throwable failure) {
        LOG.log(Level.ERROR, "An observer of " + event.getClass().getSimpleName() + " failed", LoggedFailure.of(failure));
    }
}
