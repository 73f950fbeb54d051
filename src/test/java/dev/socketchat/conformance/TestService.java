package dev.socketchat.conformance;

import dev.socketchat.sockjs.CloseStatus;
import dev.socketchat.sockjs.SessionLimits;
import dev.socketchat.sockjs.SockJsApplication;
import dev.socketchat.sockjs.SockJsConnection;
import dev.socketchat.sockjs.SockJsListener;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsOptionsBuilder;
import dev.socketchat.sockjs.SockJsTransport;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The seven services that SockJS servers are tested with, by their customary prefixes, and one that tells who has left. */
enum TestService {
    ECHO("/echo") {
        @Override
        SockJsOptionsBuilder options() {
            return super.options().responseLimit(4096);
        }

        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            return connection -> connection::send;
        }
    },
    DISABLED_WEBSOCKET_ECHO("/disabled_websocket_echo") {
        @Override
        SockJsOptionsBuilder options() {
            EnumSet<SockJsTransport> transports = EnumSet.copyOf(SockJsTransport.all());
            transports.remove(SockJsTransport.WEBSOCKET);
            return super.options().transports(transports);
        }

        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            return connection -> connection::send;
        }
    },
    COOKIE_NEEDED_ECHO("/cookie_needed_echo") {
        @Override
        SockJsOptionsBuilder options() {
            return super.options().cookieNeeded(true);
        }

        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            return connection -> connection::send;
        }
    },
    CLOSE("/close") {
        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            return connection -> {
                connection.close(CloseStatus.GO_AWAY);
                return message -> {};
            };
        }
    },
    AMPLIFY("/amplify") {
        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            return connection -> message -> connection.send("x".repeat(1 << exponent(message)));
        }
    },
    BROADCAST("/broadcast") {
        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            Set<SockJsConnection> open = ConcurrentHashMap.newKeySet();
            return connection -> {
                open.add(connection);
                return listener(message -> open.forEach(other -> other.send(message)), () -> open.remove(connection));
            };
        }
    },
    TICKER("/ticker") {
        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            return connection -> {
                ScheduledFuture<?> ticks =
                        scheduler.scheduleWithFixedDelay(() -> connection.send("tick!"), 1, 1, TimeUnit.SECONDS);
                return listener(message -> {}, () -> ticks.cancel(false));
            };
        }
    },
    /** Everybody hears how everybody else's connection ended. */
    DEPARTURES("/departures") {
        @Override
        SockJsOptionsBuilder options() {
            return super.options().heartbeat(Duration.ofSeconds(2));
        }

        @Override
        SockJsApplication application(ScheduledExecutorService scheduler) {
            Set<SockJsConnection> open = ConcurrentHashMap.newKeySet();
            return connection -> {
                open.add(connection);
                return new SockJsListener() {
                    @Override
                    public void onMessage(String message) {}

                    @Override
                    public void onClose(CloseStatus status) {
                        open.remove(connection);
                        open.forEach(other -> other.send(connection.peer().transport() + " " + status.code()));
                    }
                };
            };
        }
    };

    private final String prefix;

    TestService(String prefix) {
        this.prefix = prefix;
    }

    String prefix() {
        return prefix;
    }

    /** Everything on and everybody let in, as the tests of the protocol expect. */
    SockJsOptionsBuilder options() {
        return SockJsOptions.builder()
                .transports(SockJsTransport.all())
                .allowedOrigins(Set.of("*"))
                .originRequired(false)
                .ownerCookie(false)
                .sessions(SessionLimits.of(5000))
                .clientLibrary("/sockjs.js");
    }

    abstract SockJsApplication application(ScheduledExecutorService scheduler);

    private static int exponent(String message) {
        int number = message.matches("[0-9]{1,2}") ? Integer.parseInt(message) : 1;
        return number > 0 && number < 19 ? number : 1;
    }

    private static SockJsListener listener(Consumer<String> onMessage, Runnable onClose) {
        return new SockJsListener() {
            @Override
            public void onMessage(String message) {
                onMessage.accept(message);
            }

            @Override
            public void onClose(CloseStatus status) {
                onClose.run();
            }
        };
    }
}
