package dev.socketchat.chat.config;

import dev.socketchat.chat.page.Branding;
import dev.socketchat.chat.page.Theme;
import dev.socketchat.octavus.config.OctavusConfig;
import dev.socketchat.octavus.message.SocketMessageLimits;
import dev.socketchat.sockjs.SockJsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * The settings as the parts of the application take them, checked together.
 *
 * @param agentId the agent that answers; empty: the embedded local platform's own
 * @param platform how the platform is reached; of the embedded one the address is not known yet
 * @param input input of a new agent session
 * @param page what the page shows
 * @param maxTools server tools running at the same time
 * @param socket the connections of browsers
 * @param messages what a page may send
 * @param runs how many answers may be asked for
 * @param uploads what pages may attach
 * @param operations what operators may do
 * @param wordDelay the pace of the embedded local platform
 */
public record Configuration(Optional<String> agentId, OctavusConfig platform, Map<String, String> input, Page page,
        int maxTools, SockJsOptions socket, MessageLimits messages, RunLimits runs, UploadLimits uploads, Operations operations,
        Duration wordDelay) {

    /** What the page says and how it looks. */
    public record Page(String title, List<String> prompts, String language, Map<String, String> texts, Branding branding) {
    }

    /**
     * Reads and checks every setting.
     *
     * @throws IllegalArgumentException with one message that names everything that is missing or wrong
     */
    public static Configuration read(Config config) {
        SettingValues values = new SettingValues(config);
        requireAllOrNone(values);
        SockJsOptions socket = SocketSettings.read(values);
        Configuration configuration = new Configuration(values.optional(Settings.AGENT_ID), platform(values),
                values.get(Settings.AGENT_INPUT), page(values), values.get(Settings.TOOLS), socket,
                messages(values), runs(values), uploads(values), Operations.read(values, socket), values.get(Settings.WORD_DELAY));
        if (!values.problems().isEmpty()) {
            throw new IllegalArgumentException("Octavus Socket Chat cannot start with these settings: "
                    + String.join("; ", values.problems()) + ".");
        }
        return configuration;
    }

    /** Whether the embedded local platform answers. */
    public boolean isDemo() {
        return agentId.isEmpty();
    }

    /** Half a platform is a mistake, not a wish for the embedded one. */
    private static void requireAllOrNone(SettingValues values) {
        boolean wanted = Stream.of(Settings.API_URL, Settings.API_KEY, Settings.AGENT_ID).anyMatch(values::isSet);
        Stream.of(Settings.API_KEY, Settings.AGENT_ID).filter(setting -> wanted && !values.isSet(setting))
                .forEach(setting -> values.problem(setting, "is missing, and a platform of your own needs it"));
        if (!wanted && !values.get(Settings.AGENT_DEMO)) {
            values.problem(Settings.AGENT_DEMO, "forbids the demo agent, and neither " + Settings.API_KEY.name() + " nor "
                    + Settings.AGENT_ID.name() + " names another");
        }
    }

    private static OctavusConfig platform(SettingValues values) {
        OctavusConfig.Builder platform = OctavusConfig.builder(values.get(Settings.API_URL))
                .connectTimeout(values.get(Settings.CONNECT_TIMEOUT)).idleTimeout(values.get(Settings.IDLE_TIMEOUT))
                .maxRetries(values.get(Settings.RETRIES)).maxRuns(values.get(Settings.RUNS)).turnLimit(values.get(Settings.RUN_LIMIT))
                .maxToolRounds(values.get(Settings.RUN_ROUNDS)).toolTimeout(values.get(Settings.TOOL_LIMIT))
                .safeErrorSources(values.get(Settings.SAFE_ERRORS));
        values.optional(Settings.API_KEY).ifPresent(platform::apiKey);
        return platform.build();
    }

    private static Page page(SettingValues values) {
        Theme theme = new Theme(values.optional(Settings.PAGE_ACCENT), variables(values, Settings.PAGE_THEME),
                variables(values, Settings.PAGE_THEME_DARK));
        return new Page(values.get(Settings.PAGE_TITLE), values.get(Settings.PAGE_PROMPTS),
                values.optional(Settings.PAGE_LANGUAGE).orElse(""), values.get(Settings.PAGE_TEXTS),
                new Branding(theme, values.optional(Settings.PAGE_LOGO)));
    }

    private static Map<String, String> variables(SettingValues values, Setting<Map<String, String>> setting) {
        try {
            return Theme.checked(values.get(setting));
        } catch (IllegalArgumentException wrong) {
            values.problem(setting, String.valueOf(wrong.getMessage()));
            return Map.of();
        }
    }

    private static MessageLimits messages(SettingValues values) {
        int usual = values.get(Settings.MESSAGE_BYTES);
        return new MessageLimits(values.get(Settings.MESSAGES_PER_SECOND), values.get(Settings.MESSAGE_BURST), triggers(values),
                new SocketMessageLimits(usual, Math.max(usual, values.get(Settings.TOOL_RESULT_CHARS)), values.get(Settings.TEXT_CHARS),
                        values.get(Settings.DEPTH), values.get(Settings.MEMBERS), values.get(Settings.NUMBER_CHARS),
                        values.get(Settings.TOOL_RESULTS)));
    }

    private static AllowedTriggers triggers(SettingValues values) {
        Set<String> input = Set.copyOf(values.get(Settings.TRIGGER_INPUT));
        if (values.get(Settings.AGENT_INPUT).keySet().stream().anyMatch(input::contains)) {
            values.problem(Settings.TRIGGER_INPUT, "must name nothing that " + Settings.AGENT_INPUT.name() + " sets");
        }
        return new AllowedTriggers(Set.copyOf(values.get(Settings.TRIGGERS)), input);
    }

    private static RunLimits runs(SettingValues values) {
        return new RunLimits(values.get(Settings.RUNS_PER_MINUTE), values.get(Settings.RUNS_AT_ONCE),
                values.get(Settings.RUNS_PER_ADDRESS), values.get(Settings.RUNS_AT_ONCE_PER_ADDRESS));
    }

    private static UploadLimits uploads(SettingValues values) {
        return new UploadLimits(values.get(Settings.FILE_BYTES), values.get(Settings.FILES), values.get(Settings.FILE_TYPES),
                new UploadLimits.Traffic(values.get(Settings.UPLOADS), values.get(Settings.UPLOADS_PER_CONVERSATION),
                        values.get(Settings.UPLOADS_PER_ADDRESS), values.get(Settings.FILE_RATE), values.get(Settings.FILE_LIMIT)));
    }
}
