package dev.socketchat.bench;

import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.sockjs.SockJSHandler;

/** Vert.x's SockJS handler with an echo at {@code /echo}. */
public final class VertxEcho {

    private VertxEcho() {
    }

    /** Takes the port. */
    public static void main(String[] arguments) {
        Vertx vertx = Vertx.vertx();
        Router router = Router.router(vertx);
        router.route("/echo/*").subRouter(SockJSHandler.create(vertx).socketHandler(socket -> socket.handler(socket::write)));
        vertx.createHttpServer().requestHandler(router).listen(Integer.parseInt(arguments[0]), "127.0.0.1")
                .onSuccess(server -> System.out.println("ready"))
                .onFailure(Throwable::printStackTrace);
    }
}
