package dev.socketchat.bench;

import java.util.List;

/** What a server is put under, and the figures that come of it. */
enum Load {

    /** Only of the WAR with the echo services. */
    ECHO("Echo of 32 bytes on 50 WebSockets", "CPU µs a round trip", "round trips/s") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return figures(EchoLoad.run(server, window));
        }
    },
    /** Likewise; what {@link #CHURN} can cost at least. */
    CONNECT("Connect, have 32 bytes echoed, leave", "CPU µs a visit", "visits/s") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return figures(ConnectLoad.run(server, window));
        }
    },
    /** Likewise. */
    IDLE("KB of server memory for each idle WebSocket", "at 2,000", "at 10,000") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return IdleLoad.run(server, 2_000, 10_000);
        }
    },
    FLOOD("50 answers as fast as they come, 16 events in each write of the platform", "CPU µs an event", "events/s") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return figures(FloodLoad.run(server, window, 16));
        }
    },
    SINGLES("50 answers as fast as they come, each event in its own write", "CPU µs an event", "events/s") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return figures(FloodLoad.run(server, window, 1));
        }
    },
    TRICKLE("200 answers of 50 events/s", "CPU µs an event", "ms added p50", "ms added p99") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return TrickleLoad.run(server, window, platform);
        }
    },
    CHURN("Connect, ask, read ten events, leave", "CPU µs a conversation", "conversations/s") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return figures(ChurnLoad.run(server, window));
        }
    },
    STOP("Stop pressed: time until the platform's stream is closed", "ms p50", "ms p99") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return figures(HangUpLoad.stop(server, platform));
        }
    },
    GONE("Browser gone: time until the platform's stream is closed", "ms p50", "ms p99") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return figures(HangUpLoad.gone(server, platform));
        }
    },
    CONVERSATION("KB of server memory for each open and idle conversation", "at 2,000") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return new double[] {ConversationLoad.IDLE.run(server, 2_000)};
        }
    },
    ANSWER("KB of server memory for each answer under way", "at 400") {
        @Override
        double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception {
            return new double[] {ConversationLoad.ANSWERING.run(server, 400)};
        }
    };

    private final String title;
    private final List<String> columns;

    Load(String title, String... columns) {
        this.title = title;
        this.columns = List.of(columns);
    }

    abstract double[] put(ServerProcess server, Window window, BenchPlatform platform) throws Exception;

    Figures table() {
        return new Figures(title, columns);
    }

    /** Whether it measures memory, of which a second time tells nothing. */
    boolean isOfMemory() {
        return this == IDLE || this == CONVERSATION || this == ANSWER;
    }

    /** Whether it needs no platform. */
    boolean isOfSockJsAlone() {
        return compareTo(IDLE) <= 0;
    }

    private static double[] figures(Window.Measured measured) {
        return new double[] {measured.cpuMicrosPerUnit(), measured.unitsPerSecond()};
    }

    private static double[] figures(Stamps stamps) {
        return stamps.count() == 0 ? new double[] {Double.NaN, Double.NaN}
                : new double[] {stamps.millis(0.50), stamps.millis(0.99)};
    }
}
