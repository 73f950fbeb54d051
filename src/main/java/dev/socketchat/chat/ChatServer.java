package dev.socketchat.chat;

import dev.socketchat.chat.config.Configuration;
import dev.socketchat.chat.config.Operations;
import dev.socketchat.chat.config.UploadLimits;
import dev.socketchat.chat.conversation.Conversations;
import dev.socketchat.chat.limit.LimitHits;
import dev.socketchat.chat.observe.Observers;
import dev.socketchat.chat.observe.RunEvent;
import dev.socketchat.chat.observe.RunEvents;
import dev.socketchat.chat.ops.AgentKind;
import dev.socketchat.chat.ops.Drain;
import dev.socketchat.chat.ops.Health;
import dev.socketchat.chat.ops.Metrics;
import dev.socketchat.chat.ops.Pulse;
import dev.socketchat.chat.page.Branding;
import dev.socketchat.chat.page.PageSettings;
import dev.socketchat.chat.upload.Uploads;
import dev.socketchat.local.LocalPlatform;
import dev.socketchat.local.LocalPlatformOptions;
import dev.socketchat.octavus.OctavusClient;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.file.Files;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsServer;
import dev.socketchat.sockjs.websocket.RawWebSocketTransport;
import dev.socketchat.sockjs.websocket.WebSocketTransport;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.eclipse.microprofile.config.ConfigProvider;

/** What runs: started with the application in the order in which the parts need each other, stopped in the reverse. */
@ApplicationScoped
class ChatServer {

    private static final Logger LOG = System.getLogger(ChatServer.class.getName());

    @Resource
    private ManagedThreadFactory managedThreads;
    @Resource
    private ContextService contexts;
    @Inject
    private ChatApplication application;
    @Inject
    private Observers observerMethods;
    @Inject
    private Conversations conversations;
    @Inject
    private LimitHits hits;
    @Inject
    private Uploads uploads;

    private final Deque<AutoCloseable> started = new ArrayDeque<>();
    private Configuration configuration;
    private String agentId;
    private OctavusClient platform;
    private Executor workers;
    private Consumer<RunEvent> observers;
    private SockJsServer sockJs;
    private Metrics metrics;
    private Drain drain;
    private Health health;

    /** @throws RuntimeException if a part cannot start; what had started is stopped then */
    void start() {
        try {
            startParts();
        } catch (RuntimeException failure) {
            stop();
            throw failure;
        }
    }

    private void startParts() {
        configuration = Configuration.read(ConfigProvider.getConfig());
        ChatThreads threads = started(new ChatThreads(managedThreads, VirtualThreads.factory(contexts),
                configuration.platform().maxRuns(), configuration.maxTools()));
        workers = threads.tools();
        metrics = new Metrics();
        observers = metrics.andThen(RunEvents.to(observerMethods, threads.observers()));
        OctavusConfig address = configuration.platform();
        agentId = configuration.agentId().orElse("");
        if (configuration.isDemo()) {
            Secret key = Secret.of(UUID.randomUUID().toString());
            LocalPlatform local = started(LocalPlatform.start(LocalPlatformOptions.standard(managedThreads)
                    .withKey(key.reveal()).withWordDelay(configuration.wordDelay())));
            address = address.at(local.baseUri(), key);
            agentId = local.agentId();
        }
        platform = started(new OctavusClient(address, threads.streams(), threads.tools(), threads.scheduler(),
                metrics.platform()));
        SockJsOptions socket = configuration.socket().toBuilder().callerContext(contexts::currentContextExecutor)
                .monitor(metrics).build();
        sockJs = started(new SockJsServer(application, socket, threads.scheduler()));
        startOperations(threads.scheduler());
        uploads.watch(threads.scheduler());
        application.prepare();
        rehearse();
        LOG.log(Level.INFO, "Octavus Socket Chat talks to agent {0} at {1}", agentId, address.baseUrl());
        if (configuration.isDemo()) {
            LOG.log(Level.WARNING, "The demo agent answers everybody: octavus.api.key (OCTAVUS_API_KEY) and octavus.agent.id "
                    + "(OCTAVUS_AGENT_ID) are not set. With octavus.agent.demo=false nothing starts without them.");
        }
    }

    private void rehearse() {
        try {
            platform.rehearse();
        } catch (IOException | RuntimeException failure) {
            LOG.log(Level.WARNING, "What answers take could not be loaded beforehand", failure);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }

    private void startOperations(ScheduledExecutorService scheduler) {
        Duration limit = configuration.operations().drainLimit();
        AgentKind agent = configuration.isDemo() ? AgentKind.DEMO : AgentKind.CONFIGURED;
        drain = new Drain(sockJs, conversations, scheduler, limit, System::nanoTime, new SecureRandom());
        health = new Health(started(new Pulse(scheduler, System::nanoTime)), drain, metrics, new Health.Capacity(
                configuration.socket().sessions().total(), configuration.platform().maxRuns()), agent, platform::runs);
        metrics.include(agent, hits::of, drain::isBegun);
        metrics.include(sockJs.budget());
        started(new ShutdownHook(managedThreads, sockJs::close));
    }

    private <T extends AutoCloseable> T started(T part) {
        started.push(part);
        return part;
    }

    /** Stops in the reverse order; answers that can still be read may end before. */
    void end() {
        if (drain != null) {
            drain.finish();
        }
        stop();
    }

    private void stop() {
        while (!started.isEmpty()) {
            AutoCloseable part = started.pop();
            try {
                part.close();
            } catch (Exception failure) {
                LOG.log(Level.WARNING, part.getClass().getSimpleName() + " did not stop cleanly", failure);
            }
        }
    }

    @Produces
    Configuration configuration() {
        return configuration;
    }

    @Produces
    SockJsOptions socketOptions() {
        return configuration.socket();
    }

    @Produces
    PageSettings pageSettings() {
        Configuration.Page page = configuration.page();
        UploadLimits uploads = configuration.uploads();
        return new PageSettings(page.title(), configuration.isDemo(), page.prompts(), page.language(), page.texts(),
                page.branding().logo().isPresent(),
                new PageSettings.Uploads(uploads.maxBytes(), uploads.maxFiles(), uploads.types()));
    }

    @Produces
    Branding branding() {
        return configuration.page().branding();
    }

    @Produces
    Operations operations() {
        return configuration.operations();
    }

    @Produces
    Metrics metrics() {
        return metrics;
    }

    @Produces
    Drain drain() {
        return drain;
    }

    @Produces
    Health health() {
        return health;
    }

    @Produces
    Files files() {
        return platform.files();
    }

    OctavusClient platform() {
        return platform;
    }

    /** Who is told of runs; takes an event and returns at once. */
    Consumer<RunEvent> observers() {
        return observers;
    }

    /** The bounded pool for what the application does: its tools, and its observers of messages. */
    Executor workers() {
        return workers;
    }

    /** The agent that answers. */
    String agentId() {
        return agentId;
    }

    SockJsServer sockJs() {
        return sockJs;
    }

    @Produces
    WebSocketTransport webSocket() {
        return new WebSocketTransport(sockJs);
    }

    @Produces
    RawWebSocketTransport rawWebSocket() {
        return new RawWebSocketTransport(sockJs);
    }
}
