package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Requests of HTTP: their addresses, their heads, and several behind one another. */
final class HttpAttacks {

    private static final List<String> PLACES = List.of("", "octavus", "octavus/", "octavus/info", "octavus/iframe.html",
            "octavus/000/%s/xhr", "octavus/000/%s/xhr_streaming", "octavus/000/%s/eventsource",
            "octavus/000/%s/xhr_send", "octavus/000/%s/jsonp", "octavus/websocket", "octavus/000/%s/websocket",
            "uploads/%s", "page.json", "theme.css", "logo", "index.html", "assets/", "licenses.md", "error",
            "WEB-INF/web.xml", "META-INF/sbom/server.cdx.json", "ops/health/live", "ops/health/ready", "ops/metrics",
            "ops/drain", "health", "%s");
    private static final List<String> METHODS = List.of("GET", "GET", "GET", "POST", "PUT", "OPTIONS", "HEAD");
    private static final int MOST_PIPELINED = 4;

    private HttpAttacks() {
    }

    /** Something at an address that is hardly one. */
    static void address(Attempt attempt) throws IOException {
        RandomGenerator random = attempt.random();
        HttpText request = any(attempt);
        String[] words = request.lines().get(0).split(" ");
        String target = HeadMutation.target(words[1], random);
        List<String> lines = new ArrayList<>(request.lines());
        lines.set(0, words[0] + " " + (random.nextInt(3) == 0 ? HeadMutation.target(target, random) : target) + " "
                + words[2]);
        send(attempt, request.withLines(lines).bytes());
    }

    /** Any address with a head that is spoilt. */
    static void headers(Attempt attempt) throws IOException {
        HttpText spoilt = HeadMutation.spoil(any(attempt), attempt.random());
        send(attempt, Mutator.seldom(spoilt.bytes(), attempt.random()));
    }

    private static HttpText any(Attempt attempt) {
        RandomGenerator random = attempt.random();
        String place = Mutation.pick(PLACES, random).replace("%s", attempt.id());
        HttpText request = HttpText.request(attempt.port(), Mutation.pick(METHODS, random), place, "Connection: close");
        if (random.nextInt(6) == 0) {
            return HttpText.handshake(attempt.port(), place);
        }
        return request.lines().get(0).startsWith("P") ? request.withBody(JsonMutator.anyOf(SendAttack.VALID, random))
                : request;
    }

    private static void send(Attempt attempt, byte[] request) throws IOException {
        Line line = attempt.connect();
        attempt.write(line, request);
        line.await(came -> false, Attempt.QUIET);
    }

    /** Valid requests in one go, with whatever bodies: each gets its answer, in order (RFC 9112, 9.3.2). */
    static void pipeline(Attempt attempt) throws IOException {
        RandomGenerator random = attempt.random();
        ByteArrayOutputStream requests = new ByteArrayOutputStream();
        int count = 1 + random.nextInt(MOST_PIPELINED);
        for (int i = 0; i < count; i++) {
            requests.writeBytes(upload(attempt).bytes());
        }
        requests.writeBytes(HttpText.request(attempt.port(), "GET", "octavus/info").bytes());
        Line line = attempt.connect();
        attempt.write(line, requests.toByteArray());
        attempt.due(line, came -> isAnswered(came, count + 1), "Requests in one go are all answered");
    }

    private static boolean isAnswered(byte[] came, int count) {
        List<Response> answers = Response.read(came).stream().filter(answer -> !answer.isInterim() && answer.isWhole())
                .toList();
        boolean hungUp = !answers.isEmpty() && answers.get(answers.size() - 1).isLast();
        return hungUp || answers.size() == count && answers.get(count - 1).body().contains("\"websocket\"");
    }

    private static HttpText upload(Attempt attempt) {
        RandomGenerator random = attempt.random();
        String place = random.nextInt(4) == 0 ? "uploads/" + attempt.id() : "octavus/000/" + attempt.id() + "/xhr_send";
        String method = place.startsWith("u") ? "PUT" : "POST";
        byte[] body = random.nextInt(8) == 0 ? "x".repeat(random.nextInt(3000)).getBytes(UTF_8)
                : JsonMutator.anyOf(SendAttack.VALID, random);
        HttpText request = HttpText.request(attempt.port(), method, place, "Content-Type: text/plain");
        return random.nextBoolean() ? request.withBody(body) : request.withChunks(body, 1 + random.nextInt(2000));
    }
}
