package dev.socketchat.sockjs.http;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;

/** Where the body of a request ends (RFC 9112, section 6.3). */
final class BodyLength {

    private BodyLength() {}

    /**
     * Whether the connection cannot carry another request: servers hide a length that came with a transfer coding, and
     * then the connection must end (section 6.1). No browser encodes what it sends.
     */
    static boolean isEncoded(HttpServletRequest request) {
        return request.getHeader("Transfer-Encoding") != null;
    }

    /**
     * Whether a proxy may have seen another end than the server does, and so another request behind it: with a length and
     * a transfer coding (section 6.1), and with a coding that servers read, ignore or forget to undo as they like.
     */
    static boolean isInDoubt(HttpServletRequest request) {
        List<String> codings = Collections.list(request.getHeaders("Transfer-Encoding"));
        if (codings.isEmpty()) {
            return false;
        }
        return codings.size() > 1
                || !codings.get(0).strip().equalsIgnoreCase("chunked")
                || request.getHeader("Content-Length") != null;
    }
}
