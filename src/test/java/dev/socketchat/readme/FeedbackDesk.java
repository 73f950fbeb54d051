package dev.socketchat.readme;

import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.conversation.Notification;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

@ApplicationScoped
public class FeedbackDesk {

    @Inject
    private CustomEvents events;

    void received(@Observes Feedback feedback) {
        events.send(new Notification("Thank you for " + feedback.stars() + " stars"));
    }
}
