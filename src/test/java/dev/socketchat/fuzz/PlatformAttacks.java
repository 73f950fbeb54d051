package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** A platform that answers what no platform should, while a browser waits for the end of its answer. */
final class PlatformAttacks {

    /** Longer than idle limit, attempts and waits between them. */
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String QUESTION = "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"US"
            + "ER_MESSAGE\":\"%s\"}}";
    private static final String UPLOAD = "{\"type\":\"upload-request\",\"requestId\":\"r\",\"files\":[{\"filename\""
            + ":\"%s.png\","
            + "\"mediaType\":\"image/png\",\"size\":4}]}";

    private PlatformAttacks() {
    }

    /** A stream of events that is spoilt. */
    static void events(Attempt attempt) throws IOException {
        RandomGenerator random = attempt.random();
        byte[] body = JsonMutator.anyOf(PlatformTexts.STREAMS, random);
        HttpText answer = PlatformTexts.head();
        attempt.platform().answer(attempt.played(), script(random.nextBoolean()
                ? answer.withChunks(body, 1 + random.nextInt(900)) : new HttpText(answer.lines(), body), random));
        ask(attempt);
    }

    /** Status, headers and body of the answer to a trigger. */
    static void answer(Attempt attempt) throws IOException {
        attempt.platform().answer(attempt.played(), script(any(attempt.random()), attempt.random()));
        ask(attempt);
    }

    /** The same for the request that makes a session. */
    static void creation(Attempt attempt) throws IOException {
        attempt.platform().answerCreation(script(any(attempt.random()), attempt.random()));
        ask(attempt);
    }

    /** The same for the request for places of files. */
    static void places(Attempt attempt) throws IOException {
        attempt.platform().answer(attempt.played(), script(any(attempt.random()), attempt.random()));
        Browser browser = Browser.open(attempt, true);
        if (browser == null) {
            return;
        }
        browser.say(UPLOAD.formatted(attempt.played().tag()).getBytes(UTF_8));
        if (!browser.await(message -> message.contains("\"upload-urls\"") || message.contains("\"upload-refused\""),
                PATIENCE)) {
            attempt.report("A request for places has no answer", browser.line());
        }
        browser.leave();
    }

    private static HttpText any(RandomGenerator random) {
        byte[] body = JsonMutator.anyOf(PlatformTexts.BODIES, random);
        HttpText head = PlatformTexts.head(Mutation.pick(PlatformTexts.STATUSES, random));
        HttpText valid = random.nextInt(3) == 0 ? head.withChunks(body, 50) : head.withBody(body);
        return random.nextBoolean() ? HeadMutation.spoil(valid, random) : valid;
    }

    /** The answer in one write or in several, after which the platform hangs up, resets or, seldom, stays silent. */
    private static PlatformScript script(HttpText answer, RandomGenerator random) {
        byte[] bytes = random.nextInt(4) == 0 ? Mutator.mutate(answer.bytes(), random) : answer.bytes();
        List<byte[]> writes = new ArrayList<>();
        int piece = random.nextBoolean() ? bytes.length : 1 + random.nextInt(400);
        for (int from = 0; from < bytes.length && writes.size() < 200; from += piece) {
            writes.add(Arrays.copyOfRange(bytes, from, Math.min(bytes.length, from + piece)));
        }
        return new PlatformScript(writes, PlatformScript.Ending.values()[Math.max(0, random.nextInt(20) - 17)]);
    }

    private static void ask(Attempt attempt) throws IOException {
        Browser browser = Browser.open(attempt, true);
        if (browser == null) {
            return;
        }
        browser.say(QUESTION.formatted(attempt.played().tag()).getBytes(UTF_8));
        if (!browser.await(Events::isTerminal, PATIENCE)) {
            attempt.report("An answer has no end", browser.line());
        }
        browser.leave();
        if (browser.messages().stream().filter(Events::isTerminal).count() > 1) {
            attempt.report("An answer has more than one end", browser.line());
        }
        Events.judge(attempt, browser);
    }
}
