package dev.socketchat.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.conformance.ServerProcess;
import dev.socketchat.fuzz.ServerWatch.Reading;
import dev.socketchat.it.ChatClient;
import dev.socketchat.it.TestedServer;
import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import java.io.File;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Whatever comes over the wire, from browsers or from the platform, the server answers as it should, tells nobody its
 * secrets, keeps nothing and goes on. {@code -Dfuzz.seconds=600} makes it longer, {@code -Dfuzz.seed=7} takes other
 * inputs, and {@code -Dfuzz.case=1234} beside it plays one case alone.
 */
class FuzzIT {

    private static final long SEED = Long.getLong("fuzz.seed", 3002);
    private static final Duration TIME = Duration.ofSeconds(Integer.getInteger("fuzz.seconds", 60));
    /** Without a time of its own it plays the same inputs on a fast machine as on a slow one. */
    private static final long MOST = Integer.getInteger("fuzz.seconds") == null ? 4500 : Long.MAX_VALUE;
    private static final long CASE = Long.getLong("fuzz.case", -1);
    private static final Duration BATCH = Duration.ofSeconds(5);
    private static final Duration WARM_UP = Duration.ofSeconds(3);
    /**
     * All cases come from one address, so limits that tell addresses apart are off; times are short enough to wait for.
     */
    private static final List<String> SETTINGS = List.of("-Doctavus.api.key=" + Secrets.KEY,
            "-Doctavus.ops.token=" + Secrets.TOKEN, "-Doctavus.agent.id=support-chat",
            "-Doctavus.platform.idle-timeout=PT5S", "-Doctavus.platform.retries=1", "-Doctavus.socket.heartbeat=PT5S",
            "-Doctavus.socket.upload-limit=PT3S", "-Doctavus.upload.time-limit=PT5S",
            "-Doctavus.socket.connections-per-address=0", "-Doctavus.socket.connections-per-second=0",
            "-Doctavus.socket.half-open-per-address=0", "-Doctavus.run.per-minute-and-address=0",
            "-Doctavus.run.at-once-and-address=0", "-Doctavus.run.per-minute=0", "-Doctavus.run.at-once=0",
            "-Doctavus.upload.max-per-address=20");

    private final Findings findings = new Findings();

    @Test
    void whateverComesOverTheWireTheServerAnswersKeepsNothingAndGoesOn() throws Exception {
        System.out.printf("Fuzz of %s: -Dfuzz.seed=%d, %d s%n", TestedServer.current(), SEED, TIME.toSeconds());
        LocalPlatformOptions options = LocalPlatformOptions.standard(FuzzIT::daemon).withKey(Secrets.KEY);
        File war = new File(System.getProperty("it.war"));
        try (LocalPlatform behind = LocalPlatform.start(options.withWordDelay(Duration.ZERO));
                ScriptedPlatform platform = new ScriptedPlatform(behind);
                ServerProcess server = ServerProcess.serving(war, settings(platform))) {
            attack(server, platform);
        }
        assertThat(findings.all()).as("findings of -Dfuzz.seed=" + SEED).isEmpty();
    }

    private static List<String> settings(ScriptedPlatform platform) {
        String address = "-Doctavus.api.url=http://127.0.0.1:" + platform.port();
        return Stream.concat(SETTINGS.stream(), Stream.of(address)).toList();
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "platform");
        thread.setDaemon(true);
        return thread;
    }

    private void attack(ServerProcess server, ScriptedPlatform platform) throws Exception {
        ServerWatch watch = new ServerWatch(server);
        LogWatch log = new LogWatch(server.logFile(), TestedServer.current(), findings);
        Aftermath aftermath = new Aftermath(watch, platform, findings);
        chatIsWell(server, watch);
        log.skip();
        try (Round warmUp = new Round(SEED + 1, server.port(), platform, findings);
                Round round = new Round(SEED, server.port(), platform, findings)) {
            log.judge(CASE < 0 ? "-Dfuzz.seed=" + (SEED + 1) + ", " + warmUp.play(WARM_UP) : "", false);
            Reading before = aftermath.await(watch.read());
            long end = System.nanoTime() + TIME.toNanos();
            while (CASE < 0 && System.nanoTime() < end && round.cases() < MOST && server.jvm().isAlive()) {
                String cases = round.play(BATCH);
                log.judge(cases, false);
                chatIsWell(server, watch);
            }
            if (CASE >= 0) {
                round.play(CASE);
                chatIsWell(server, watch);
            }
            Reading after = aftermath.await(before);
            log.judge("the end", true);
            report(round, before, after);
        }
    }

    /** A person beside all this gets a whole answer, with a tool's result in it. */
    private void chatIsWell(ServerProcess server, ServerWatch watch) throws Exception {
        try (ChatClient chat = ChatClient.connect(URI.create("http://127.0.0.1:" + server.port() + HttpText.CONTEXT))) {
            String end = chat.ask("What plan am I on?").awaitEnd().getString("type");
            if (!end.equals("finish") || !chat.text().contains("plan")) {
                findings.add("A person gets no answer", chat.seen().toString());
            }
        } catch (AssertionError | RuntimeException failure) {
            findings.add("A person gets no answer", failure.toString());
        }
        if (!watch.isAlive()) {
            findings.add("The server says that it is not alive", "");
        }
    }

    private void report(Round round, Reading before, Reading after) {
        System.out.printf("Fuzz of %s: -Dfuzz.seed=%d, %d s, %d cases%n", TestedServer.current(), SEED,
                TIME.toSeconds(), round.cases());
        round.played().forEach((kind, times) ->
                System.out.printf("  %s: %d cases, %.0f ms each, the longest %d ms%n", kind, times.getCount(),
                        times.getAverage(), times.getMax()));
        System.out.printf("  threads %d → %d, descriptors %d → %d, heap %d → %d KiB%n", before.threads(),
                after.threads(), before.descriptors(),
                after.descriptors(), before.heap() / 1024, after.heap() / 1024);
        findings.all().forEach(each -> System.out.println("  " + each));
        System.out.printf("  %d findings%n", findings.all().size());
    }
}
