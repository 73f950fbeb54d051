package dev.socketchat.bench;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Starts the servers, puts one after the other under each load, three times round so that a noisy minute of the machine
 * hits them all, and prints a table of medians for each load. Arguments: names of loads, {@code sockjs} for those of the
 * SockJS server alone, {@code relay} for all others; and beginnings of the names of servers, when not all are wanted.
 * Everything runs on 127.0.0.1 and ends by itself.
 */
public final class Benchmark {

    /** All browsers come from one address here and ask without a pause, so those limits are off. */
    private static final Map<String, String> LIMITS = Map.of("OCTAVUS_SOCKET_CONNECTIONS", "20000",
            "OCTAVUS_SOCKET_CONNECTIONS_PER_ADDRESS", "0", "OCTAVUS_SOCKET_CONNECTIONS_PER_SECOND", "0",
            "OCTAVUS_RUN_MAX", "2000", "OCTAVUS_RUN_PER_MINUTE", "0", "OCTAVUS_RUN_AT_ONCE", "0",
            "OCTAVUS_RUN_PER_MINUTE_AND_ADDRESS", "0", "OCTAVUS_RUN_AT_ONCE_AND_ADDRESS", "0");

    private static final int ROUNDS = 3;

    private final List<String> words;
    private final List<Load> loads;
    private final Map<Load, Figures> tables = new EnumMap<>(Load.class);

    private Benchmark(List<String> words) {
        this.words = words;
        loads = Stream.of(Load.values()).filter(load -> words.contains(load.name().toLowerCase(Locale.ROOT))
                || words.contains(load.isOfSockJsAlone() ? "sockjs" : "relay")).toList();
        loads.forEach(load -> tables.put(load, load.table()));
    }

    /** Takes the words, separated by blanks or commas. */
    public static void main(String[] arguments) throws Exception {
        Benchmark benchmark = new Benchmark(List.of(String.join(" ", arguments).trim().toLowerCase(Locale.ROOT).split("[ ,]+")));
        if (benchmark.loads.isEmpty()) {
            throw new IllegalArgumentException("Name a load: " + List.of(Load.values()));
        }
        benchmark.run();
        benchmark.tables.values().forEach(Figures::print);
        // Threads of libraries would keep the process for a while.
        System.exit(0);
    }

    private void run() throws Exception {
        boolean relay = loads.stream().noneMatch(Load::isOfSockJsAlone);
        List<ServerProcess> servers = new ArrayList<>();
        try (BenchPlatform platform = new BenchPlatform()) {
            for (Contender contender : relay ? chats(platform) : echoes()) {
                if (isWanted(contender)) {
                    servers.add(ServerProcess.start(contender));
                }
            }
            for (Load load : loads) {
                measure(load, servers, platform);
            }
        } finally {
            servers.forEach(ServerProcess::close);
        }
    }

    private boolean isWanted(Contender contender) {
        List<String> names = List.of("node", "spring", "vert.x", "payara", "wildfly");
        return words.stream().noneMatch(names::contains)
                || words.stream().anyMatch(word -> contender.name().toLowerCase(Locale.ROOT).startsWith(word));
    }

    private void measure(Load load, List<ServerProcess> servers, BenchPlatform platform) throws Exception {
        int rounds = load.isOfMemory() ? 1 : ROUNDS;
        for (int round = 0; round < rounds; round++) {
            Window window = round == 0 ? Window.FIRST : Window.LATER;
            for (ServerProcess server : servers) {
                tables.get(load).add(server.contender().name(), load.put(server, window, platform));
                platform.endAnswers();
            }
        }
    }

    private static List<Contender> echoes() throws Exception {
        Path war = EchoWar.write();
        List<Contender> contenders = new ArrayList<>(List.of(Contenders.node(Contenders.SOCKJS_ECHO, Map.of()),
                Contenders.rival("Spring", "SpringEcho"), Contenders.rival("Vert.x", "VertxEcho")));
        for (boolean isFramed : List.of(false, true)) {
            // Each a server of its own: what it has compiled for one address is not to help the other.
            for (Contender server : List.of(Contenders.payaraMicro(war, Map.of()), Contenders.wildFly(war, false, Map.of()),
                    Contenders.wildFly(war, true, Map.of()))) {
                contenders.add(isFramed ? server.at(server.name() + ", SockJS", Contenders.SOCKJS_ECHO, true)
                        : server.at(server.name() + ", bare WebSocket", Contenders.BARE_ECHO, false));
            }
        }
        return contenders;
    }

    private static List<Contender> chats(BenchPlatform platform) throws Exception {
        Map<String, String> environment = new HashMap<>(LIMITS);
        environment.putAll(Map.of("OCTAVUS_API_URL", "http://127.0.0.1:" + platform.port(),
                "OCTAVUS_API_KEY", "oct_sk_bench", "OCTAVUS_AGENT_ID", "bench"));
        Path war = Path.of("target", "octavus-socket-chat.war");
        return List.of(Contenders.node(Contenders.CHAT, environment),
                Contenders.payaraMicro(war, environment), Contenders.wildFly(war, true, environment));
    }
}
