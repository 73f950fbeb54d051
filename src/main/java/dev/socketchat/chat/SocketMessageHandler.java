package dev.socketchat.chat;

import dev.socketchat.chat.config.AllowedTriggers;
import dev.socketchat.chat.config.MessageLimits;
import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.CustomEvents;
import dev.socketchat.chat.conversation.MessageRejected;
import dev.socketchat.chat.conversation.RunRelay;
import dev.socketchat.chat.conversation.SessionConnected;
import dev.socketchat.chat.limit.Allowance;
import dev.socketchat.chat.upload.Attachments;
import dev.socketchat.octavus.StreamEventListener;
import dev.socketchat.octavus.error.LoggedFailure;
import dev.socketchat.octavus.event.ErrorType;
import dev.socketchat.octavus.message.InvalidSocketMessageException.Kind;
import dev.socketchat.octavus.message.InvalidSocketMessageException;
import dev.socketchat.octavus.message.Sender;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.message.SocketMessageLimits;
import dev.socketchat.sockjs.CloseStatus;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.lang.System.Logger.Level;
import java.lang.System.Logger;
import java.security.Principal;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;


/**
 * Acts on the messages of one page: starts, goes on with or stops an answer, hands on what is the application's own, or
 * says why it does not. Called by one thread at a time; never blocks, never throws.
 *
 * @see <a href="https://octavus.ai/docs/client-sdk/socket-transport">Octavus documentation, socket transport</a>
 */
final class SocketMessageHandler {

    private static final Logger LOG = System.getLogger(SocketMessageHandler.class.getName());

    private static final String INIT = "init";
    private static final String CONNECT = "connect";
    private static final String GET_MESSAGES = "get-messages";
    private static final String TOO_FAST = "You are sending messages too fast. Please wait a moment.";
    private static final String TOO_OFTEN = "You are asking for too many answers. Please wait a moment.";

    private final Conversation conversation;
    private final AgentBinding binding;
    private final Allowance allowance;
    private final Consumer<SocketMessage.Custom> own;
    private final CustomEvents events;
    private final SocketMessageLimits limits;
    private final AllowedTriggers triggers;
    private final Executor workers;
    private Optional<StoredMessages> stored = Optional.empty();

    SocketMessageHandler(Conversation conversation, AgentBinding binding, Allowance allowance,
            Consumer<SocketMessage.Custom> own, CustomEvents events, MessageLimits limits, Executor workers) {
        this.conversation = conversation;
        this.binding = binding;
        this.allowance = allowance;
        this.own = own;
        this.events = events;
        this.limits = limits.form();
        this.triggers = limits.triggers();
        this.workers = workers;
    }

    Conversation conversation() {
        return conversation;
    }

    /** Acts on one message. Answers whether the next one is to be heard. */
    boolean receive(String text) {
        Allowance.Verdict verdict = allowance.next();
        if (verdict == Allowance.Verdict.FLOOD) {
            return false;
        }
        try {
            act(SocketMessage.parse(text, limits), verdict == Allowance.Verdict.ACCEPTED);
        } catch (InvalidSocketMessageException invalid) {
            answer(invalid);
        } catch (Throwable unforeseen) {
            apologise(unforeseen);
        }
        return true;
    }

    private void apologise(Throwable unforeseen) {
        try {
            binding.agent().refuse(ErrorType.INTERNAL, ErrorType.INTERNAL.safeText(), refusal());
            LOG.log(Level.ERROR, "A message of " + conversation.id() + " could not be handled", LoggedFailure.of(unforeseen));
        } catch (Throwable again) {
            // The page would wait for ever for what it asked; coming back, it may find better times.
            conversation.leave(CloseStatus.FAILURE);
        }
    }

    private void act(SocketMessage message, boolean inTime) {
        if (message instanceof SocketMessage.Stop) {
            binding.agent().handle(message, conversation.nextRun());
        } else if (!inTime) {
            putOff(message);
        } else if (message instanceof SocketMessage.Trigger trigger) {
            begin(binding.settle(signed(triggers.checked(trigger))), Optional.of(trigger.triggerName()));
        } else if (message instanceof SocketMessage.Continue results) {
            begin(binding.settle(results), Optional.empty());
        } else if (message instanceof SocketMessage.Custom custom) {
            hear(custom);
        }
    }

    private void putOff(SocketMessage message) {
        if (message instanceof SocketMessage.Custom) {
            reject(TOO_FAST);
        } else {
            binding.agent().defer(TOO_FAST, allowance.untilNext(), refusal());
        }
    }

    private void hear(SocketMessage.Custom custom) {
        if (binding.takesNames() && custom.type().equals(INIT)) {
            goOnWith(custom.members());
        } else if (binding.takesNames() && custom.type().equals(CONNECT)) {
            goOnWith(custom.members()).ifPresent(this::connect);
        } else if (binding.takesNames() && custom.type().equals(GET_MESSAGES)) {
            stored.ifPresentOrElse(StoredMessages::show, () -> reject("No session is connected."));
        } else if (!custom.type().equals(Attachments.REQUEST)) {
            own.accept(custom);
        } else if (!binding.attachments().request(custom.members())) {
            reject("The upload request has no usable requestId.");
        }
    }

    /** The name, if the page may go on with what it names. */
    private Optional<String> goOnWith(JsonObject members) {
        String name = members.get("sessionId") instanceof JsonString text ? text.getString() : "";
        if (!binding.rename(name)) {
            reject("A session is named once, before the first message.");
            return Optional.empty();
        }
        return Optional.of(name);
    }

    private void connect(String sessionId) {
        StoredMessages messages = new StoredMessages(sessionId, () -> binding.agents().messages(conversation, sessionId), this::tell, workers);
        stored = Optional.of(messages);
        conversation.whenAnswered(messages::show);
        tell(new SessionConnected(sessionId));
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
            binding.agent().refuse(ErrorType.VALIDATION, invalid.getMessage(), refusal());
        }
    }

    private void reject(String sentence) {
        tell(new MessageRejected(sentence));
    }

    private void tell(Object event) {
        events.sendToConversation(conversation.id(), event);
    }

    private void begin(SocketMessage message, Optional<String> trigger) {
        RunRelay relay = conversation.nextRun();
        StreamEventListener listener = binding.agents().watched(conversation, relay, trigger);
        Optional<Duration> wait = allowance.begin(trigger.isPresent());
        if (wait.isPresent()) {
            binding.agent().defer(TOO_OFTEN, wait.get(), listener);
        } else {
            binding.begun().handle(message, allowance.counted(listener));
            relay.begin();
        }
    }

    /** Hears a run that only says why there is none. */
    private StreamEventListener refusal() {
        return binding.agents().watched(conversation, conversation.nextRun(), Optional.empty());
    }

    /** Ends the run, if one is under way. */
    void close() {
        binding.close();
        allowance.leave();
    }
}
