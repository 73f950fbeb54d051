package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.Peer;
import dev.socketchat.sockjs.SockJsOptions;
import jakarta.servlet.http.HttpServletRequest;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/** Who a session is opened by, with what makes work run as them: caught while the container still knows. */
final class Callers {

    private final SockJsOptions options;
    private final Addresses addresses;

    Callers(SockJsOptions options) {
        this.options = options;
        addresses = new Addresses(options);
    }

    /** The caller of this request, on its thread. Guests run as nobody, as any other thread does. */
    Peer of(HttpServletRequest request, String transport, String owner) {
        Executor context = request.getUserPrincipal() == null
                ? Runnable::run
                : options.callerContext().map(Supplier::get).orElse(Runnable::run);
        return new Peer(transport, request.getUserPrincipal(), owner, addresses.of(request), context);
    }
}
