package dev.socketchat.fuzz;

import java.io.IOException;
import java.util.List;

/** Messages of the page, spoilt, in frames that are right. */
final class MessageAttack {

    /** One of each kind that the chat knows. */
    static final List<String> VALID = List.of(
            "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"What plan am I o"
                    + "n?\"}}",
            "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"Where am I?\",\""
                    + "FILES\":[]},"
                    + "\"rollbackAfterMessageId\":\"msg_1\"}",
            "{\"type\":\"trigger\",\"triggerName\":\"user-message\",\"input\":{\"USER_MESSAGE\":\"Hello\",\"FILES\""
                    + ":[{\"id\":\"file_1\","
                    + "\"mediaType\":\"image/png\",\"url\":\"https://files.example/1\",\"filename\":\"a.png\",\"si"
                            + "ze\":4}]}}",
            "{\"type\":\"trigger\",\"triggerName\":\"request-human\"}",
            "{\"type\":\"trigger\",\"triggerName\":\"request-human\",\"input\":{},\"rollbackAfterMessageId\":null}",
            "{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":[{\"toolCallId\":\"call_1\",\"result\""
                    + ":{\"lat\":52.5,\"lng\":13.4}}]}",
            "{\"type\":\"continue\",\"executionId\":\"exe_1\",\"toolResults\":[{\"toolCallId\":\"call_1\",\"toolNa"
                    + "me\":\"get-browser-location\","
                    + "\"error\":\"denied\"},{\"toolCallId\":\"call_2\",\"result\":null,\"outputVariable\":\"X\",\""
                            + "blockIndex\":1}]}",
            "{\"type\":\"stop\"}", "{\"type\":\"init\",\"sessionId\":\"ses_1\"}",
                    "{\"type\":\"connect\",\"sessionId\":\"ses_1\"}",
            "{\"type\":\"get-messages\"}", "{\"type\":\"hello\",\"protocol\":1}",
            "{\"type\":\"message-feedback\",\"messageId\":\"msg_1\",\"rating\":\"up\",\"comment\":\"good\"}",
            "{\"type\":\"upload-request\",\"requestId\":\"r1\",\"files\":[{\"filename\":\"a.png\",\"mediaType\":\""
                    + "image/png\",\"size\":4}]}");

    private static final int MOST_MESSAGES = 5;

    private MessageAttack() {
    }

    static void play(Attempt attempt) throws IOException {
        Browser browser = Browser.open(attempt, attempt.random().nextInt(4) > 0);
        if (browser == null) {
            return;
        }
        for (int left = 1 + attempt.random().nextInt(MOST_MESSAGES); left > 0; left--) {
            browser.say(JsonMutator.anyOf(VALID, attempt.random()));
        }
        browser.line().await(came -> false, Attempt.QUIET);
        browser.leave();
        Events.judge(attempt, browser);
    }
}
