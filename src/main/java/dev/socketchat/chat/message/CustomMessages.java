package dev.socketchat.chat.message;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.CurrentConversation;
import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.conversation.MessageRejected;
import dev.socketchat.chat.conversation.RecordReader;
import dev.socketchat.chat.conversation.UnfitRecordException;
import dev.socketchat.chat.observe.Observers;
import dev.socketchat.octavus.error.LoggedFailure;
import dev.socketchat.octavus.message.SocketMessage;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Turns the messages of the application's own into CDI events. Nothing here blocks; any thread may call. */
@ApplicationScoped
public class CustomMessages {

    private static final Logger LOG = System.getLogger(CustomMessages.class.getName());

    @Inject
    private CustomMessageDiscovery discovery;
    @Inject
    private RecordReader reader;
    @Inject
    private CurrentConversation current;
    @Inject
    private Observers observers;
    @Inject
    private CustomEvents events;

    /**
     * What hears the messages of one conversation, in the order of its calls.
     *
     * @param threads do the work; may refuse it
     */
    public Consumer<SocketMessage.Custom> of(Conversation conversation, Executor threads) {
        MessageLine line = new MessageLine(threads);
        return message -> discovery.type(message.type()).ifPresentOrElse(type -> {
            if (!line.offer(() -> tell(conversation, message, type))) {
                reject(conversation, "The server is busy: the message '" + message.type() + "' was not taken.");
            }
        }, () -> reject(conversation, "There is no message of this type."));
    }

    private void reject(Conversation conversation, String sentence) {
        events.sendToConversation(conversation.id(), new MessageRejected(sentence));
    }

    private void tell(Conversation conversation, SocketMessage.Custom message, Class<?> type) {
        try {
            Object event = reader.read(message.members(), type);
            boolean heard = current.during(conversation, () -> observers.tell(event));
            if (!heard) {
                reject(conversation, "The message '" + message.type() + "' could not be handled.");
            }
        } catch (UnfitRecordException unfit) {
            reject(conversation, "The message '" + message.type() + "' does not fit: " + unfit.getMessage());
        } catch (Exception | LinkageError | StackOverflowError failure) {
            LOG.log(Level.ERROR, "A message '" + message.type() + "' of connection " + conversation.id() + " failed", LoggedFailure.of(failure));
            reject(conversation, "The message '" + message.type() + "' could not be handled.");
        }
    }
}
