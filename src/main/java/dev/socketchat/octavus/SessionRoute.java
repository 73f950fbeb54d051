package dev.socketchat.octavus;

import jakarta.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/** How the runs of a session reach the platform. */
sealed interface SessionRoute {

    /** The platform's id of the session, once it is known. */
    Optional<String> sessionId();

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
        public RunRequest turn(SocketMessage.Trigger trigger, Cancellation life, Cancellation wait) {
            return new RunRequest.TriggerTurn(Paths.trigger(identity.get(life, wait)), trigger);
        }

        @Override
        public RunRequest continuation(Cancellation life, Cancellation wait) {
            return new RunRequest.ContinuedTurn(Paths.trigger(identity.get(life, wait)));
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
        public RunRequest turn(SocketMessage.Trigger trigger, Cancellation life, Cancellation wait) {
            return new RunRequest.StartTurn(this, trigger);
        }

        @Override
        public RunRequest continuation(Cancellation life, Cancellation wait) {
            return new RunRequest.ContinuedTurn(Paths.trigger(id.known()
                    .orElseThrow(
                            () -> new IllegalStateException("There is nothing to continue before the first trigger"))));
        }
    }
}
