package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.rest.Paths;
import dev.socketchat.octavus.rest.PlatformRequest;
import dev.socketchat.octavus.rest.RestCalls;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/**
 * Finds out whether a refusal means that the platform no longer has a session: it says so itself, asked once more, because
 * what such a session remembered is given up for it.
 *
 * @param rest asks the platform
 * @param told hears of each loss, on the thread that finds it out
 */
record SessionLoss(RestCalls rest, Runnable told) {

    private static final Set<Integer> GONE = Set.of(404, 410);
    private static final String EXPIRED = "expired";

    /** What a session is, as far as that matters here. */
    public record Standing(@Nullable String status) {}

    /** @throws CancellationException as soon as {@code wait} is cancelled */
    boolean isBehind(OctavusApiException refusal, String sessionId, Cancellation wait) {
        if (!GONE.contains(refusal.status())) {
            return false;
        }
        try {
            PlatformRequest question = PlatformRequest.get(Paths.session(sessionId) + "?format=ui");
            return EXPIRED.equals(rest.callWithRetries(question, Standing.class, wait).status());
        } catch (OctavusApiException answer) {
            return GONE.contains(answer.status());
        } catch (OctavusException unknown) {
            return false;
        }
    }
}
