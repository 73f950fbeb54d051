package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsTransport;

/**
 * What documents of ours in a frame may do, and whose page the frame may be on (Content Security Policy Level 3). Script
 * and form say nothing reliable of where they come from, so it is the browser that keeps strangers out.
 */
final class FramePolicy {

    private final String ancestors;
    private final boolean nestsFrames;

    FramePolicy(SockJsOptions options) {
        ancestors = "frame-ancestors 'self' " + String.join(" ", options.allowedOrigins());
        nestsFrames = options.allows(SockJsTransport.HTMLFILE);
    }

    /** Of the page that runs the client: it connects to us, and may frame the htmlfile transport. */
    String iframe(String script) {
        String frames = nestsFrames ? "frame-src 'self'; " : "";
        return "default-src 'none'; connect-src 'self' ws: wss:; script-src " + script + "; " + frames + ancestors;
    }

    /** Of an answer to a transport: the document that never ends runs its own script, no other document does anything. */
    String answer(HttpTransport transport) {
        String script = transport == HttpTransport.HTMLFILE ? "script-src 'unsafe-inline'; " : "";
        return "default-src 'none'; " + script + ancestors;
    }
}
