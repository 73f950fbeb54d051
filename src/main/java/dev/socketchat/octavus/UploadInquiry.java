package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.octavus.rest.Platform;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;

/** Asks the platform where files of one session may go, on a thread of its own, creating the session if need be. */
final class UploadInquiry implements Runnable {

    private static final System.Logger LOG = System.getLogger(UploadInquiry.class.getName());

    private final Platform platform;
    private final SessionRoute route;
    private final Cancellation life;
    private final List<Files.Announcement> files;
    private final UploadTargetsListener listener;
    private final Failures failures;
    private final Cancellation work = new Cancellation();
    private final Place place;

    UploadInquiry(
            Platform platform,
            SessionRoute route,
            Cancellation life,
            List<Files.Announcement> files,
            UploadTargetsListener listener) {
        this.platform = platform;
        this.route = route;
        this.life = life;
        this.files = List.copyOf(files);
        this.listener = listener;
        failures = new Failures(platform.newReference());
        place = new Place(platform.slots(), platform.life());
    }

    void submit() {
        try {
            place.take(work);
            platform.environment().streams().execute(this);
        } catch (Throwable e) {
            place.close();
            fail(failures::busy, e);
        }
    }

    @Override
    public void run() {
        try {
            inquire();
        } finally {
            place.close();
        }
    }

    private void inquire() {
        Cancellation.Registration bond = life.adopt(work);
        try {
            listener.onTargets(targets(work));
        } catch (CancellationException e) {
            LOG.log(System.Logger.Level.DEBUG, "Upload " + failures.reference() + ": its conversation is over");
            listener.onFailure(failures.interrupted());
        } catch (Throwable e) {
            fail(() -> failures.of(e), e);
        } finally {
            bond.close();
        }
    }

    private List<Files.Target> targets(Cancellation work) {
        String sessionId = route.awaitSessionId(life, work);
        try {
            return new Files(platform).uploadUrls(sessionId, files);
        } catch (OctavusApiException refusal) {
            if (!route.renew(sessionId, refusal, work)) {
                throw refusal;
            }
            return new Files(platform).uploadUrls(route.awaitSessionId(life, work), files);
        }
    }

    private void fail(Supplier<StreamEvent.Failure> words, Throwable cause) {
        listener.onFailure(Failures.safely(words));
        LOG.log(
                System.Logger.Level.WARNING,
                () -> "Upload " + failures.reference() + ": " + LogText.of(String.valueOf(cause.getMessage())));
    }
}
