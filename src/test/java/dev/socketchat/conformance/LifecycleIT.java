package dev.socketchat.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.it.ChatClient;
import dev.socketchat.it.TestedServer;
import dev.socketchat.it.Wars;
import java.io.File;
import java.net.URI;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIf;

/** What happens to sessions, threads and memory when the WAR that ships comes and goes, and when its server does. */
class LifecycleIT {

    private static final File WAR = new File(System.getProperty("it.war"));
    private static final int TIMES = 20;
    /** Servers let go of a class loader late, one after the other: what may be left does not depend on how many there were. */
    private static final int LEFT_AT_MOST = 6;

    private static final String REQUEST_ON_PAYARA = "org.apache.catalina.connector.CoyoteAdapter.doService";
    private static final Pattern THREAD = Pattern.compile("(?m)^\"([^\"]*)\"");
    private static final Pattern INSTANCES = Pattern.compile("(?m)^ *\\d+: +(\\d+) +\\d+ +(dev\\.socketchat\\.\\S+)");
    /** Pools of the servers that grow with the work they get. */
    private static final String POOLS = "Executor-Service|GF Domain XML|http-thread|payara-executor|default (task|I/O)|ServerService|"
            + "MSC service|management|DeploymentScanner|External Management|RunLevel|Attach|GC Thread|G1|C[12] Compiler|XNIO|"
            + "EE-Managed(Scheduled)?Executor|concurrent/__defaultManaged(Scheduled)?Executor|Job Cleanup|Timer|Weld|Common-Cleaner";

    @Test
    void redeployedTwentyTimesItTellsEverySessionAndLeavesNothingBehind() throws Exception {
        try (ServerProcess server = ServerProcess.start()) {
            deployAndUndeploy(server);
            deployAndUndeploy(server);
            Map<String, Long> before = threads(server);
            for (int i = 0; i < TIMES; i++) {
                deployAndUndeploy(server);
            }
            Map<String, Long> after = threads(server);
            assertThat(after).as("threads by name, before: %s", before).allSatisfy((name, count) ->
                    assertThat(count).as(name).isLessThanOrEqualTo(before.getOrDefault(name, 0L) + awaitingCollection(name)));
            assertThat(instances(server, "dev.socketchat.sockjs.SockJsServer")).isLessThanOrEqualTo(LEFT_AT_MOST);
            assertThat(instances(server, "dev.socketchat.sockjs.SockJsSession")).isLessThanOrEqualTo(LEFT_AT_MOST * OpenSessions.COUNT);
        }
    }

    private static void deployAndUndeploy(ServerProcess server) throws Exception {
        server.deploy(WAR);
        try (OpenSessions sessions = OpenSessions.at(server.port())) {
            awaitNoRequestUnderWay(server);
            server.undeploy();
            sessions.assertAllWereToldToGoAway();
        }
    }

    /** Sessions are told here, not requests: Payara fails inside one that is answered but not yet off its thread. */
    private static void awaitNoRequestUnderWay(ServerProcess server) throws Exception {
        int looks = 1;
        while (server.ask("Thread.print").contains(REQUEST_ON_PAYARA)) {
            assertThat(looks++).as("looks at the threads").isLessThan(100);
        }
    }

    /** The threads that are nobody's pool, by their names without numbers. */
    private static Map<String, Long> threads(ServerProcess server) throws Exception {
        return THREAD.matcher(server.ask("Thread.print")).results()
                .map(thread -> thread.group(1).replaceAll("\\d+", "N"))
                .filter(name -> !Pattern.compile(POOLS).matcher(name).find())
                .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
    }

    /** How many objects of a class there are after a full garbage collection, of all deployments together. */
    private static int instances(ServerProcess server, String type) throws Exception {
        return INSTANCES.matcher(server.ask("GC.class_histogram")).results()
                .filter(line -> line.group(2).equals(type))
                .map(MatchResult::group)
                .mapToInt(line -> Integer.parseInt(line.trim().split(" +")[1]))
                .sum();
    }

    @Test
    void aServerThatStopsTellsEverySessionAndEnds() throws Exception {
        try (ServerProcess server = ServerProcess.serving(WAR); OpenSessions sessions = OpenSessions.at(server.port())) {
            assertThat(server.log()).as("a warning of a server with nothing configured").contains("The demo agent answers everybody");
            assertThat(server.terminate()).isTrue();
            sessions.assertAllWereToldToGoAway();
        }
    }

    /** WildFly has closed every connection before an application hears that it goes. */
    @Test
    @DisabledIf("serverClosesConnectionsFirst")
    void anAnswerUnderWayEndsBeforeItsApplicationIsUndeployed() throws Exception {
        File slow = new File("target/slow.war");
        Wars.inContext().addAsResource(new StringAsset("octavus.local.word-delay=PT0.2S"), "META-INF/microprofile-config.properties")
                .as(ZipExporter.class).exportTo(slow, true);
        try (ServerProcess server = ServerProcess.start()) {
            server.deploy(slow);
            ChatClient chat = ChatClient.connect(URI.create("http://127.0.0.1:" + server.port() + "/" + ServerProcess.CONTEXT + "/"));
            chat.ask("What plan am I on?").await("text-delta");

            server.undeploy();

            assertThat(chat.awaitEnd().getString("type")).isEqualTo("finish");
            assertThat(chat.awaitClosed()).isEqualTo(1001);
        }
    }

    static boolean serverClosesConnectionsFirst() {
        return TestedServer.current() == TestedServer.WILDFLY;
    }

    /** The JDK's HTTP client cannot be closed before JDK 21: its thread ends when the client is collected. */
    private static long awaitingCollection(String thread) {
        return thread.startsWith("HttpClient-") ? LEFT_AT_MOST : 0;
    }
}
