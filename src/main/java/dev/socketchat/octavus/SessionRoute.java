package dev.socketchat.octavus;

import dev.socketchat.octavus.concurrent.Cancellation;
import dev.socketchat.octavus.error.OctavusApiException;
import dev.socketchat.octavus.message.Rollback;
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

    /**
     * Gives a session up that the platform has lost, so that another is created; may wait.
     *
     * @param refusal what the platform answered to a request for the session
     * @return false if it is not lost, or cannot be replaced
     */
    default boolean renew(String sessionId, OctavusApiException refusal, Cancellation wait) {
        return false;
    }

    /** A new turn; may wait for the session. */
    RunRequest turn(SocketMessage.Trigger trigger, Cancellation life, Cancellation wait);

    /** The rest of a turn; may wait for the session. */
    RunRequest continuation(Cancellation life, Cancellation wait);

    /** A session that exists, or is created by a request of its own. */
    record Created(SessionIdentity identity, Optional<SessionLoss> loss) implements SessionRoute {

        static Created known(String id) {
            return new Created(SessionIdentity.known(id), Optional.empty());
        }

        static Created byRequest(Function<Cancellation, String> creation) {
            return new Created(SessionIdentity.created(creation), Optional.empty());
        }

        /** One that is created anew when the platform has lost it. */
        static Created renewable(Function<Cancellation, String> creation, SessionLoss loss) {
            return new Created(SessionIdentity.created(creation), Optional.of(loss));
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
        public boolean renew(String sessionId, OctavusApiException refusal, Cancellation wait) {
            boolean isLost = loss.isPresent() && loss.get().isBehind(refusal, sessionId, wait);
            if (isLost && identity.forget(sessionId)) {
                loss.get().told().run();
            }
            return isLost;
        }

        @Override
        public RunRequest turn(SocketMessage.Trigger trigger, Cancellation life, Cancellation wait) {
            String id = awaitSessionId(life, wait);
            return new RunRequest.TriggerTurn(Paths.trigger(id), trigger, refusal -> renew(id, refusal, wait)
                    ? Optional.of(RunRequest.TriggerTurn.of(
                            Paths.trigger(awaitSessionId(life, wait)), trigger.withRollback(Rollback.NONE)))
                    : Optional.empty());
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
