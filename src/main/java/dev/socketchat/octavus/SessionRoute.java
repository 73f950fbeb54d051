package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.message.SocketMessage;
import dev.socketchat.octavus.rest.Paths;
import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/** How the runs of a session reach the platform. */
sealed interface SessionRoute {

    /** The platform's id of the session, once it is known. */
    Optional<String> sessionId();

    /** Waits for the platform's id of the session, and has it created if nobody has yet and it can be. */
    String awaitSessionId(Cancellation life, Cancellation wait);

    /** Breaks the creation of the session off if nobody waits for it any more. */
    default void giveUp() {}

    /** A new turn; may wait for the session. */
    RunRequest turn(SocketMessage.Trigger trigger, Cancellation life, Cancellation wait);

    /** The rest of a turn; may wait for the session. */
    RunRequest continuation(Cancellation life, Cancellation wait);

    /** A session that exists, or is created by a request of its own. */
    record Created(SessionIdentity identity) implements SessionRoute {

        static Created known(String id) {
            return new Created(SessionIdentity.known(id));
        }

        static Created byRequest(Function<Cancellation, String> creation) {
            return new Created(SessionIdentity.created(creation));
        }

        @Override
        public Optional<String> sessionId() {
            return identity.known();
        }

        @Override
        public String awaitSessionId(Cancellation life, Cancellation wait) {
            return identity.get(life, wait);
        }

        @Override
        public void giveUp() {
            identity.giveUp();
        }

        @Override
        public RunRequest turn(SocketMessage.Trigger trigger, Cancellation life, Cancellation wait) {
            return new RunRequest.TriggerTurn(Paths.trigger(awaitSessionId(life, wait)), trigger);
        }

        @Override
        public RunRequest continuation(Cancellation life, Cancellation wait) {
            return new RunRequest.ContinuedTurn(Paths.trigger(awaitSessionId(life, wait)));
        }
    }

    /** A session that the first trigger creates in the same request. */
    record Started(String agentId, Optional<JsonObject> input, String idempotencyKey, LatchedId id)
            implements SessionRoute {

        @Override
        public Optional<String> sessionId() {
            return id.known();
        }

        @Override
        public String awaitSessionId(Cancellation life, Cancellation wait) {
            return id.known()
                    .orElseThrow(() -> new IllegalStateException("There is no session before its first trigger"));
        }

        @Override
        public RunRequest turn(SocketMessage.Trigger trigger, Cancellation life, Cancellation wait) {
            return new RunRequest.StartTurn(this, trigger);
        }

        @Override
        public RunRequest continuation(Cancellation life, Cancellation wait) {
            return new RunRequest.ContinuedTurn(Paths.trigger(awaitSessionId(life, wait)));
        }
    }
}
