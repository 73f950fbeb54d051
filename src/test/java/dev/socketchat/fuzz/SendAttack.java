package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is posted to a session that lives over HTTP: bodies, how their length is told, and how they are cut. */
final class SendAttack {

    /** Bodies as pages post them. */
    static final List<String> VALID = List.of("[]", "[\"\"]", "[\"{\\\"type\\\":\\\"stop\\\"}\"]",
            "[\"{\\\"type\\\":\\\"stop\\\"}\",\"x\"]",
            "[\"{\\\"type\\\":\\\"trigger\\\",\\\"triggerName\\\":\\\"user-message\\\",\\\"input\\\":{\\\"USER_MES"
                    + "SAGE\\\":\\\"Hello\\\"}}\"]");

    private static final List<String> TRANSPORTS = List.of("xhr", "xhr_streaming");
    private static final Pattern COOKIE = Pattern.compile("(?im)^set-cookie: *([^;\r]+)");

    private SendAttack() {
    }

    static void play(Attempt attempt) throws IOException {
        RandomGenerator random = attempt.random();
        String session = "octavus/000/" + attempt.id() + "/";
        Line receiver = attempt.connect();
        receiver.write(HttpText.request(attempt.port(), "POST", session + Mutation.pick(TRANSPORTS,
                random)).withBody(new byte[0]).bytes());
        boolean opened = attempt.due(receiver, came -> text(came).contains("o\n"), "A session opens over HTTP");
        Matcher cookie = COOKIE.matcher(text(receiver.received()));
        HttpText send = HttpText.request(attempt.port(), "POST", session + "xhr_send", "Content-Type: text/plain");
        if (cookie.find()) {
            send = send.with("Cookie: " + cookie.group(1));
        }
        if (opened) {
            post(attempt, send);
            receiver.await(came -> false, Attempt.QUIET);
        }
    }

    private static void post(Attempt attempt, HttpText send) throws IOException {
        RandomGenerator random = attempt.random();
        byte[] body = JsonMutator.anyOf(VALID, random);
        HttpText whole = random.nextBoolean() ? send.withBody(body) : send.withChunks(body, 1 + random.nextInt(2000));
        boolean spoilt = random.nextBoolean();
        Line line = attempt.connect();
        attempt.write(line, spoilt ? spoil(whole, random) : whole.bytes());
        if (spoilt) {
            line.await(came -> false, Attempt.QUIET);
        } else {
            attempt.due(line, came -> Response.read(came).stream().anyMatch(answer -> answer.isWhole()
                    && !answer.isInterim()), "A whole upload is answered");
        }
    }

    private static byte[] spoil(HttpText whole, RandomGenerator random) {
        HttpText head = random.nextBoolean() ? HeadMutation.spoil(whole, random) : whole;
        return new HttpText(head.lines(), whole.body().length > 0 ? Mutator.mutate(whole.body(), random)
                : whole.body()).bytes();
    }

    private static String text(byte[] came) {
        return new String(came, UTF_8);
    }
}
