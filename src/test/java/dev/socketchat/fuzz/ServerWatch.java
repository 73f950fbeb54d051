package dev.socketchat.fuzz;

import dev.socketchat.conformance.ServerProcess;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Looks into the server under test: by its own addresses for operators, by its JVM and by its process. */
final class ServerWatch {

    private static final Pattern STACK =
            Pattern.compile("(?m)^\"[^\"]*\"[^\n]*\n   java\\.lang\\.Thread\\.State: .*\n((?:\\s+(?:at|- ).*\n)*)");
    private static final Pattern INSIDE = Pattern.compile("at ((?:dev\\.socketchat|org\\.glassfish\\.(?:tyrus|jersey|"
            + "grizzly\\.http)|org\\.apache\\.catalina\\.core|io\\.undertow\\.(?:servlet|websockets))\\.[\\w.$]+)\\(");
    private static final Pattern CLASS = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +(dev\\.socketchat\\.\\S+)");
    private static final Pattern TOTAL = Pattern.compile("(?m)^Total +\\d+ +(\\d+)");
    private static final Pattern HELD = Pattern.compile(
            "(?m)^octavus_(?:connections|runs_running)(?:\\{[^}]*})? ([0-9.]+)");

    private final ServerProcess server;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    ServerWatch(ServerProcess server) {
        this.server = server;
    }

    /**
     * What the server holds at a moment.
     *
     * @param held sessions and runs that its own metrics count
     * @param inside threads inside the application or its containers, by where they are
     * @param heap bytes of live objects
     * @param instances live objects of our classes
     */
    record Reading(double held, int threads, Map<String, Long> inside, long descriptors, long heap,
            Map<String, Long> instances) {
    }

    Reading read() throws IOException, InterruptedException {
        String histogram = server.ask("GC.class_histogram");
        String threads = server.ask("Thread.print");
        int count = (int) threads.lines().filter(line -> line.startsWith("\"")).count();
        return new Reading(held(), count, inside(threads), descriptors(), heap(histogram), instances(histogram));
    }

    private static long heap(String histogram) {
        return TOTAL.matcher(histogram).results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
    }

    private static Map<String, Long> instances(String histogram) {
        return CLASS.matcher(histogram).results()
                .collect(Collectors.toMap(line -> line.group(2), line -> Long.parseLong(line.group(1)), Long::sum));
    }

    /** Whether the server says that it is alive. */
    boolean isAlive() throws IOException, InterruptedException {
        HttpResponse<String> answer = get("ops/health/live");
        return answer.statusCode() == 200 && answer.body().contains("\"UP\"");
    }

    private double held() throws IOException, InterruptedException {
        return HELD.matcher(get("ops/metrics").body()).results()
                .mapToDouble(found -> Double.parseDouble(found.group(1))).sum();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI address = URI.create("http://127.0.0.1:" + server.port() + HttpText.CONTEXT + path);
        HttpRequest request = HttpRequest.newBuilder(address).timeout(Attempt.PATIENCE)
                .header("Authorization", "Bearer " + Secrets.TOKEN).build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static Map<String, Long> inside(String threads) {
        return STACK.matcher(threads).results()
                .map(thread -> INSIDE.matcher(thread.group(1)).results().findFirst()).flatMap(Optional::stream)
                .collect(Collectors.groupingBy(found -> found.group(1), TreeMap::new, Collectors.counting()));
    }

    private long descriptors() throws IOException {
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(server.jvm().pid()), "fd"))) {
            return open.count();
        }
    }
}
