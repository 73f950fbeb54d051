package dev.socketchat.local;

import dev.socketchat.local.http.HttpExchange;
import dev.socketchat.local.http.HttpHandler;
import dev.socketchat.local.http.HttpRequest;
import dev.socketchat.local.session.SessionException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds who answers a request, after the credential was checked and the faults had their say. */
final class Routes implements HttpHandler {

    private static final String ID = "([A-Za-z0-9_-]+)";

    private final Credentials credentials;
    private final Faults faults;
    private final TrafficLog traffic;
    private final List<Route> routes = new ArrayList<>();

    /** Answers one kind of request. */
    interface Answer {
        void give(ApiCall call) throws ApiException, SessionException, IOException;
    }

    private record Route(String method, Pattern path, Answer answer, boolean open, boolean control) {
    }

    Routes(Credentials credentials, Faults faults, TrafficLog traffic) {
        this.credentials = credentials;
        this.faults = faults;
        this.traffic = traffic;
    }

    /** Adds a route; <code>{id}</code> in the path stands for an id. */
    void add(String method, String path, Answer answer) {
        routes.add(new Route(method, Pattern.compile(path.replace("{id}", ID)), answer, false, false));
    }

    /** Adds a route that needs no credential, because its address is one. */
    void addOpen(String method, String path, Answer answer) {
        routes.add(new Route(method, Pattern.compile(path.replace("{id}", ID)), answer, true, false));
    }

    /** Adds a route that faults do not meet, because it switches them. */
    void addControl(String method, String path, Answer answer) {
        routes.add(new Route(method, Pattern.compile(path), answer, false, true));
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        traffic.received(exchange.request());
        try {
            route(exchange);
        } catch (SessionException e) {
            ApiCall.refuse(exchange, ApiException.of(e));
        } catch (ApiException e) {
            ApiCall.refuse(exchange, e);
        }
    }

    private void route(HttpExchange exchange) throws ApiException, SessionException, IOException {
        HttpRequest request = exchange.request();
        boolean pathKnown = false;
        for (Route route : routes) {
            Matcher matcher = route.path().matcher(request.path());
            boolean here = matcher.matches();
            pathKnown |= here;
            if (here && route.method().equals(request.method())) {
                answer(exchange, route, matcher);
                return;
            }
        }
        access(request);
        throw pathKnown ? new ApiException(405, "METHOD_NOT_ALLOWED", "This method is not offered here")
                : new ApiException(404, "NOT_FOUND", "There is nothing at this address");
    }

    private Access access(HttpRequest request) throws ApiException {
        credentials.refuseBrowsers(request);
        return credentials.check(request);
    }

    private void answer(HttpExchange exchange, Route route, Matcher matcher)
            throws ApiException, SessionException, IOException {
        Access access = route.open() ? Access.ALL : access(exchange.request());
        Optional<Fault> fault = route.control() ? Optional.empty() : faults.take(FaultScope.of(exchange.request()));
        if (fault.isEmpty() || !FaultPlay.replaces(fault.get(), exchange)) {
            route.answer().give(new ApiCall(exchange, matcher, access, fault));
        }
    }
}
