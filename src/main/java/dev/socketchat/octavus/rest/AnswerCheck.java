package dev.socketchat.octavus.rest;

import dev.socketchat.octavus.error.LogText;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Finds out by the head of an answer what only the operator can mend, and says how. */
final class AnswerCheck {

    private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
    private static final int MOST_CHARS = 120;

    private AnswerCheck() {}

    /** What is wrong with the answer to a request for that path below the base, if anything of this kind is. */
    static Optional<OctavusException> problem(Response response, URI base, String path) {
        String coding = response.getHeaderString(HttpHeaders.CONTENT_ENCODING);
        if (coding != null) {
            return Optional.of(new OctavusProtocolException(
                    "The platform answers in the content coding " + LogText.of(coding)
                            + ", which was not asked for; gzip and deflate are understood",
                    null));
        }
        return REDIRECTS.contains(response.getStatus())
                ? Optional.of(new OctavusApiException(response.getStatus(), redirect(response, base, path), null, null))
                : Optional.empty();
    }

    private static String redirect(Response response, URI base, String path) {
        return "The platform answers with " + response.getStatus() + " and sends us to "
                + target(response.getHeaderString(HttpHeaders.LOCATION), base, path)
                + ": set octavus.api.url (OCTAVUS_API_URL) to where it is, because a redirect would take the key along";
    }

    /** Origin and path, without what the request's own path adds: anything else in an address may be a secret. */
    private static String target(@Nullable String location, URI base, String path) {
        try {
            URI target = base.resolve(location == null ? "" : location.strip());
            if (location != null && target.getHost() != null) {
                String port = target.getPort() < 0 ? "" : ":" + target.getPort();
                String text = target.getScheme() + "://" + target.getHost() + port + target.getRawPath();
                String mended = text.endsWith(path) ? text.substring(0, text.length() - path.length()) : text;
                return LogText.of(mended.length() > MOST_CHARS ? mended.substring(0, MOST_CHARS) + "…" : mended);
            }
        } catch (IllegalArgumentException notAnAddress) {
            // Nothing of it can be told from a secret.
        }
        return "an address that it does not name";
    }
}
