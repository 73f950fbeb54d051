package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Files of the page: the ticket, the head and the bytes of what is put to it. */
final class FileAttack {

    private static final String REQUEST = "{\"type\":\"upload-request\",\"requestId\":\"r\",\"files\":[{\"filename\""
            + ":\"%s.png\","
            + "\"mediaType\":\"image/png\",\"size\":%d}]}";
    private static final Pattern ADDRESS = Pattern.compile("\"uploadUrl\":\"([^\"]+)\"");

    private FileAttack() {
    }

    static void play(Attempt attempt) throws IOException {
        RandomGenerator random = attempt.random();
        Browser browser = Browser.open(attempt, true);
        if (browser == null) {
            return;
        }
        int size = 1 + random.nextInt(random.nextInt(4) == 0 ? 60_000 : 100);
        browser.say(REQUEST.formatted(attempt.played().tag(), size).getBytes(UTF_8));
        if (attempt.due(browser.line(), came -> address(browser).isPresent(), "An upload is given a place")) {
            put(attempt, address(browser).orElseThrow(), size);
        }
        browser.leave();
    }

    private static Optional<String> address(Browser browser) {
        return browser.messages().stream().flatMap(message -> ADDRESS.matcher(message).results())
                .map((MatchResult found) -> found.group(1)).findFirst();
    }

    private static void put(Attempt attempt, String address, int size) throws IOException {
        RandomGenerator random = attempt.random();
        byte[] content = new byte[size];
        random.nextBytes(content);
        String place = random.nextInt(5) == 0 ? new String(Mutator.mutate(address.getBytes(UTF_8), random), UTF_8)
                : address;
        HttpText valid = HttpText.request(attempt.port(), "PUT", place, "Content-Type: image/png").withBody(content);
        HttpText request = random.nextBoolean() ? HeadMutation.spoil(valid, random) : valid;
        Line line = attempt.connect();
        attempt.write(line, random.nextInt(3) == 0 ? Mutator.mutate(request.bytes(), random) : request.bytes());
        line.await(came -> false, Attempt.QUIET);
    }
}
