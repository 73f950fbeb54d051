package dev.socketchat.chat.demo;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Hears what people think of answers, and writes it to the log. Put your own observer in its place to keep it. */
@ApplicationScoped
public class FeedbackLog {

    private static final Logger LOG = System.getLogger(FeedbackLog.class.getName());

    void heard(@Observes MessageFeedback feedback) {
        String rating = feedback.rating();
        LOG.log(Level.INFO, "Answer {0} was rated {1}", feedback.messageId(), rating == null ? "no more" : rating);
    }
}
