package dev.socketchat.chat;

import dev.socketchat.chat.config.Configuration;
import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.Conversations;
import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.conversation.MessageRejected;
import dev.socketchat.chat.conversation.RunRelay;
import dev.socketchat.chat.limit.Allowance;
import dev.socketchat.chat.limit.Allowances;
import dev.socketchat.chat.message.CustomMessages;
import dev.socketchat.chat.upload.AttachmentCheck;
import dev.socketchat.chat.upload.Attachments;
import dev.socketchat.chat.upload.Uploads;
import dev.socketchat.octavus.AgentSession;
import dev.socketchat.octavus.ErrorType;
import dev.socketchat.octavus.InvalidSocketMessageException;
import dev.socketchat.octavus.InvalidSocketMessageException.Kind;
import dev.socketchat.octavus.LoggedFailure;
import dev.socketchat.octavus.Sender;
import dev.socketchat.octavus.SocketMessage;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.sockjs.SockJsConnection;
import jakarta.ejb.AccessTimeout;
import jakarta.ejb.Stateful;
import jakarta.ejb.StatefulTimeout;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * Holds one browser's Octavus session, from the opening of its connection to the end. It decides and hands over; it
 * never blocks and does no input or output, because the container lets one call in at a time and a stop must not wait
 * behind the answer it is to stop. It never throws, because the container would discard it with the conversation.
 */
@Stateful(passivationCapable = false)
@StatefulTimeout(-1)
@AccessTimeout(value = 5, unit = TimeUnit.SECONDS)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class ChatSession {

    private static final Logger LOG = System.getLogger(ChatSession.class.getName());

    private static final String INIT = "init";
    private static final Pattern SESSION = Pattern.compile("[^\\p{Cntrl}]{1,256}");
    private static final String TOO_FAST = "You are sending messages too fast. Please wait a moment.";
    private static final String TOO_OFTEN = "You are asking for too many answers. Please wait a moment.";

    @Inject
    private Configuration configuration;
    @Inject
    private Agents agents;
    @Inject
    private Conversations conversations;
    @Inject
    private CustomEvents events;
    @Inject
    private Uploads uploads;
    @Inject
    private Allowances allowances;
    @Inject
    private CustomMessages messages;
    @Inject
    private ChatServer server;

    private Conversation conversation;
    private AgentSession agent;
    private Allowance allowance;
    private Attachments attachments;
    private AttachmentCheck check;
    private Consumer<SocketMessage.Custom> own;
    private boolean begun;

    /** Takes the connection in. The platform hears nothing of it before the first trigger. */
    public void open(SockJsConnection connection) {
        conversation = new Conversation(connection, configuration.socket().stallLimit());
        allowance = allowances.of(connection);
        own = messages.of(conversation, server.workers());
        use(agents.session(conversation));
        conversations.opened(conversation);
    }

    /**
     * Acts on one message of the browser: starts, goes on with or stops an answer, or says why it cannot. Answers whether
     * the next message is to be heard.
     */
    public boolean receive(String text) {
        Allowance.Verdict verdict = allowance.next();
        if (verdict == Allowance.Verdict.FLOOD) {
            return false;
        }
        try {
            act(SocketMessage.parse(text, configuration.messages().form()), verdict == Allowance.Verdict.ACCEPTED);
        } catch (InvalidSocketMessageException invalid) {
            answer(invalid);
        } catch (RuntimeException unforeseen) {
            LOG.log(Level.ERROR, "A message of " + conversation.id() + " could not be handled", LoggedFailure.of(unforeseen));
            agent.refuse(ErrorType.INTERNAL, ErrorType.INTERNAL.safeText(), refusal());
        }
        return true;
    }

    private void act(SocketMessage message, boolean inTime) {
        if (message instanceof SocketMessage.Stop) {
            agent.handle(message, conversation.nextRun());
        } else if (!inTime) {
            putOff(message);
        } else if (message instanceof SocketMessage.Trigger trigger) {
            begin(check.settle(signed(trigger)), Optional.of(trigger.triggerName()));
        } else if (message instanceof SocketMessage.Continue results) {
            begin(check.settle(results), Optional.empty());
        } else if (message instanceof SocketMessage.Custom custom) {
            hear(custom);
        }
    }

    private void putOff(SocketMessage message) {
        if (message instanceof SocketMessage.Custom) {
            reject(TOO_FAST);
        } else {
            agent.defer(TOO_FAST, allowance.untilNext(), refusal());
        }
    }

    private void hear(SocketMessage.Custom custom) {
        if (custom.type().equals(INIT) && agents.takesNames()) {
            goOnWith(custom.members());
        } else if (!custom.type().equals(Attachments.REQUEST)) {
            own.accept(custom);
        } else {
            begun = true;
            if (!attachments.request(custom.members())) {
                reject("The upload request has no usable requestId.");
            }
        }
    }

    /** Before the first message; whether the session is this user's own is asked when there is a thread that may wait. */
    private void goOnWith(JsonObject members) {
        String name = members.get("sessionId") instanceof JsonString text ? text.getString() : "";
        if (begun || !SESSION.matcher(name).matches()) {
            reject("A session is named once, before the first message.");
            return;
        }
        agent.close();
        attachments.close();
        use(agents.session(conversation, name));
        begun = true;
    }

    private void use(AgentSession session) {
        agent = session;
        attachments = uploads.of(conversation, agent);
        check = new AttachmentCheck(attachments);
    }

    /** Who speaks is for the login to say, not for the browser; nor can it take back what was said elsewhere. */
    private SocketMessage.Trigger signed(SocketMessage.Trigger asked) {
        SocketMessage.Trigger trigger = asked.withRollback(conversation.known(asked.rollback()));
        return conversation.user().map(Principal::getName)
                .map(name -> trigger.withSender(Sender.of(name, name))).orElse(trigger);
    }

    private void answer(InvalidSocketMessageException invalid) {
        if (invalid.isExcessive()) {
            allowance.noteExcess();
        }
        if (invalid.kind() == Kind.UNRECOGNISED) {
            reject(invalid.getMessage());
        } else {
            agent.refuse(ErrorType.VALIDATION, invalid.getMessage(), refusal());
        }
    }

    private void reject(String sentence) {
        events.sendToConversation(conversation.id(), new MessageRejected(sentence));
    }

    private void begin(SocketMessage message, Optional<String> trigger) {
        RunRelay relay = conversation.nextRun();
        StreamEventListener listener = agents.watched(conversation, relay, trigger);
        Optional<Duration> wait = allowance.begin(trigger.isPresent());
        if (wait.isPresent()) {
            agent.defer(TOO_OFTEN, wait.get(), listener);
        } else {
            begun = true;
            agent.handle(message, allowance.counted(listener));
            relay.begin();
        }
    }

    /** Hears a run that only says why there is none. */
    private StreamEventListener refusal() {
        return agents.watched(conversation, conversation.nextRun(), Optional.empty());
    }

    /** Ends the run, if one is under way, and forgets the conversation. */
    public void close() {
        agent.close();
        attachments.close();
        conversations.closed(conversation);
    }
}
