package dev.socketchat.chat.config;

import static dev.socketchat.chat.config.Setting.address;
import static dev.socketchat.chat.config.Setting.duration;
import static dev.socketchat.chat.config.Setting.flag;
import static dev.socketchat.chat.config.Setting.list;
import static dev.socketchat.chat.config.Setting.number;
import static dev.socketchat.chat.config.Setting.pairs;
import static dev.socketchat.chat.config.Setting.secret;
import static dev.socketchat.chat.config.Setting.text;

import dev.socketchat.chat.page.Colour;
import dev.socketchat.chat.page.Logo;
import dev.socketchat.octavus.config.Secret;
import dev.socketchat.octavus.event.TerminalSchema;
import dev.socketchat.sockjs.AddressRange;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.IllformedLocaleException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every setting of the application. The README's table is this list; a test keeps the two equal. */
public final class Settings {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofDays(1);
    /** Octavus documentation, "Files": as many at a time. */
    private static final int MOST_FILES = 20;
    private static final int MOST_MESSAGES = 10_000;
    private static final int DEEPEST = 200;
    /** Reading a number takes time by the square of its length. */
    private static final int LONGEST_NUMBER = 1_000;
    private static final int MOST_RESULT_CHARS = 16 * 1024 * 1024;
    /** The SockJS client's jsonp transport gives up after 35 s of silence, the page's own after 60. */
    private static final Duration PATIENCE_OF_CLIENTS = Duration.ofSeconds(34);

    static final Setting<URI> API_URL = address("octavus.api.url", "https://octavus.ai",
            "Address of the Octavus platform");
    static final Setting<Secret> API_KEY = secret("octavus.api.key",
            "API key of the platform; with neither address, key nor agent set, the embedded local platform answers");
    static final Setting<String> AGENT_ID = text("octavus.agent.id", "",
            "Agent of the platform that answers; needed with an API key");
    static final Setting<Map<String, String>> AGENT_INPUT = pairs("octavus.agent.input", "COMPANY_NAME=Acme Corp", ";",
            "Input of a new agent session: NAME=value pairs, separated by semicolons");
    static final Setting<Boolean> AGENT_DEMO = flag("octavus.agent.demo", true,
            "Whether the demo agent of the embedded local platform may answer; false: without key and agent nothing starts");
    static final Setting<List<String>> TRIGGERS = list("octavus.agent.triggers", "user-message", ",",
            "Triggers that a page may send, separated by commas; any other is answered with an error");
    static final Setting<List<String>> TRIGGER_INPUT = list("octavus.agent.trigger-input", "USER_MESSAGE, FILES", ",",
            "Names that the input of a trigger may have, separated by commas; none that octavus.agent.input sets");

    static final Setting<String> PAGE_TITLE = text("octavus.page.title", "Support chat",
            "Heading of the chat page");
    static final Setting<List<String>> PAGE_PROMPTS = list("octavus.page.prompts",
            "What plan am I on? | My printer is broken | Where am I? | Tell me a long story",
            "\\|", "Suggestions for a first message, separated by |");
    static final Setting<String> PAGE_LANGUAGE = new Setting<>("octavus.page.language", "",
            "Language of the chat page, such as ar; not set: the first the browser asks for and the page speaks", Settings::language);
    static final Setting<Map<String, String>> PAGE_TEXTS = pairs("octavus.page.texts", "", "\\|",
            "Words of the page in place of its own: NAME=text pairs, separated by |, named as in webapp/src/texts/en.ts");
    static final Setting<Logo> PAGE_LOGO = new Setting<>("octavus.page.logo", "",
            "File with the picture beside the title: SVG, PNG, WebP or JPEG of at most 256 KiB", value -> Logo.read(Path.of(value)));
    static final Setting<Colour> PAGE_ACCENT = new Setting<>("octavus.page.accent", "",
            "Colour of the page, as #rrggbb; what is written on it or in it is made readable", Colour::parse);
    static final Setting<Map<String, String>> PAGE_THEME = pairs("octavus.page.theme", "", ";",
            "More of the look: NAME=value pairs, separated by semicolons, named as in webapp/src/styles/tokens.css");
    static final Setting<Map<String, String>> PAGE_THEME_DARK = pairs("octavus.page.theme-dark", "", ";",
            "The same for the colours of the dark theme");

    static final Setting<Duration> CONNECT_TIMEOUT = duration("octavus.platform.connect-timeout", "PT5S", SHORTEST, LONGEST,
            "How long connecting to the platform may take");
    static final Setting<Duration> IDLE_TIMEOUT = duration("octavus.platform.idle-timeout", "PT60S", SHORTEST, LONGEST,
            "How long the platform may be silent, its heartbeats included, before an answer counts as broken off");
    static final Setting<Integer> RETRIES = number("octavus.platform.retries", 2, 0,
            "How often a request is tried again that the platform could not take");
    static final Setting<Set<String>> SAFE_ERRORS = new Setting<>("octavus.platform.safe-errors", "",
            "Sources of errors, of platform, provider, tool and client, whose own words people may read, separated by commas; for all others there are words of ours",
            Settings::errorSources);

    static final Setting<Duration> RUN_LIMIT = duration("octavus.run.time-limit", "PT15M", SHORTEST, LONGEST,
            "How long one answer may take, tools included");
    static final Setting<Integer> RUN_ROUNDS = number("octavus.run.tool-rounds", 32, 1,
            "How often the agent may call tools within one answer");
    static final Setting<Integer> RUNS = number("octavus.run.max", 500, 1,
            "Answers under way at the same time; one more is told to try again");
    static final Setting<Integer> TOOLS = number("octavus.tool.max", 64, 1,
            "Server tools running at the same time; one more fails as busy");
    static final Setting<Duration> TOOL_LIMIT = duration("octavus.tool.time-limit", "PT30S", SHORTEST, LONGEST,
            "How long a server tool may run before it is interrupted and fails");

    static final Setting<Boolean> WEBSOCKET = flag("octavus.socket.websocket", true,
            "Whether browsers may connect over WebSocket; without it they stream over HTTP");
    static final Setting<Boolean> HTMLFILE = flag("octavus.socket.htmlfile", false,
            "Whether the htmlfile transport is on, for browsers of old; the page may then put its own server's answers into frames");
    static final Setting<Boolean> JSONP = flag("octavus.socket.jsonp", false,
            "Whether the jsonp transport is on, for browsers of old; the page may then send forms to its own server");
    static final Setting<Boolean> IFRAME = flag("octavus.socket.iframe", false,
            "Whether pages of the allowed origins may connect through a hidden frame of this server's, as browsers of old need it");
    static final Setting<List<String>> ORIGINS = list("octavus.socket.origins", "", ",",
            "Origins besides the page's own that may connect, separated by commas");
    static final Setting<String> PUBLIC_URL = text("octavus.socket.public-url", "",
            "Scheme, host and port that browsers see, when a proxy hides them");
    static final Setting<Duration> HEARTBEAT = duration("octavus.socket.heartbeat", "PT25S", SHORTEST, PATIENCE_OF_CLIENTS,
            "How often an idle connection gets a heartbeat; below 35 s");
    static final Setting<Duration> STALL_LIMIT = duration("octavus.socket.stall-limit", "PT30S", SHORTEST, LONGEST,
            "How long a browser may take no bytes before its connection is closed as too slow");
    static final Setting<Integer> MESSAGE_BYTES = number("octavus.socket.message-bytes", 65_536, 1_024,
            "Longest message a browser may send, in bytes of UTF-8");
    static final Setting<Integer> QUEUE_BYTES = number("octavus.socket.queue-bytes", 1_048_576, 65_536,
            "Bytes that may wait for one browser");
    static final Setting<Integer> NODE_BYTES = number("octavus.socket.node-bytes", 16_777_216, 65_536,
            "Bytes of heap that may wait for all browsers together; above it answers wait, but each browser may have 32 KiB");
    static final Setting<Integer> CONNECTIONS = number("octavus.socket.connections", 5_000, 1,
            "Connections this server takes at the same time");

    static final Setting<Integer> CONNECTIONS_PER_USER = number("octavus.socket.connections-per-user", 8, 0,
            "Connections of one user who is logged in; 0: no limit");
    static final Setting<Integer> CONNECTIONS_PER_ADDRESS = number("octavus.socket.connections-per-address", 100, 0,
            "Connections of one network address; 0: no limit");
    static final Setting<Integer> CONNECTIONS_PER_SECOND = number("octavus.socket.connections-per-second", 200, 0,
            "New connections this server takes in a second; 0: no limit");
    static final Setting<Integer> HALF_OPEN = number("octavus.socket.half-open", 1_000, 0,
            "Connections without WebSocket that a browser opened and did not come back to yet; 0: no limit");
    static final Setting<Integer> HALF_OPEN_PER_ADDRESS = number("octavus.socket.half-open-per-address", 50, 0,
            "The same of one network address; 0: no limit");
    static final Setting<List<String>> PROXIES = list("octavus.socket.proxies", "", ",",
            "Addresses, or networks such as 10.0.0.0/8, of the proxies whose X-Forwarded-For is believed, separated by commas");
    static final Setting<Duration> SILENCE_LIMIT = duration("octavus.socket.silence-limit", "PT10M", Duration.ZERO, LONGEST,
            "How long a connection may be open before its browser sends a first message; PT0S: for ever");
    static final Setting<Duration> UPLOAD_LIMIT = duration("octavus.socket.upload-limit", "PT10S", SHORTEST, LONGEST,
            "How long a message may take to arrive, without WebSocket");
    static final Setting<Integer> UPLOAD_RATE = number("octavus.socket.upload-rate", 1_024, 1,
            "Bytes a second at which it has to arrive after its first five seconds");

    static final Setting<Integer> MESSAGES_PER_SECOND = number("octavus.message.per-second", 10, 1,
            "Messages a connection may send in a second, on the average; more are answered with an error");
    static final Setting<Integer> MESSAGE_BURST = number("octavus.message.burst", 30, 1, MOST_MESSAGES,
            "Messages a connection may send at once; three times as many close it");
    static final Setting<Integer> TEXT_CHARS = number("octavus.message.text-chars", 32_000, 1,
            "Longest text a trigger may have in its input, in characters");
    static final Setting<Integer> DEPTH = number("octavus.message.depth", 32, 4, DEEPEST,
            "Levels of nesting a message may have; a second message beyond this or the next two limits closes the connection");
    static final Setting<Integer> MEMBERS = number("octavus.message.members", 2_000, 16,
            "Members and list items a message may have in all");
    static final Setting<Integer> NUMBER_CHARS = number("octavus.message.number-chars", 32, 1, LONGEST_NUMBER,
            "Longest number a message may have, as written");
    static final Setting<Integer> TOOL_RESULTS = number("octavus.message.tool-results", 64, 1,
            "Results of browser tools that come back in one message");
    static final Setting<Integer> TOOL_RESULT_CHARS = number("octavus.message.tool-result-chars", 1_048_576, 1_024, MOST_RESULT_CHARS,
            "Longest message with results of browser tools, in characters, while the agent waits for one");

    static final Setting<Integer> RUNS_PER_MINUTE = number("octavus.run.per-minute", 20, 0,
            "Answers a user or a guest may ask for in a minute; 0: no limit");
    static final Setting<Integer> RUNS_AT_ONCE = number("octavus.run.at-once", 2, 0,
            "Answers a user or a guest may have under way at the same time; 0: no limit");
    static final Setting<Integer> RUNS_PER_ADDRESS = number("octavus.run.per-minute-and-address", 600, 0,
            "Answers all guests of one network address may ask for in a minute; 0: no limit");
    static final Setting<Integer> RUNS_AT_ONCE_PER_ADDRESS = number("octavus.run.at-once-and-address", 50, 0,
            "Answers all guests of one network address may have under way at the same time; 0: no limit");

    static final Setting<Integer> FILE_BYTES = number("octavus.upload.bytes", 10_485_760, 1,
            "Size of one file a page may attach, in bytes");
    static final Setting<Integer> FILES = number("octavus.upload.files", 10, 0, MOST_FILES,
            "Files a page may attach at a time, up to 20; 0: none");
    static final Setting<List<String>> FILE_TYPES = list("octavus.upload.types",
            "image/jpeg, image/png, image/gif, image/webp, application/pdf, text/plain, text/markdown, text/csv, application/json", ",",
            "Media types a page may attach, separated by commas; image/* stands for all images");
    static final Setting<Integer> UPLOADS = number("octavus.upload.max", 16, 1,
            "Uploads under way at the same time; one more is told to try again");
    static final Setting<Integer> UPLOADS_PER_CONVERSATION = number("octavus.upload.max-per-conversation", 2, 1,
            "The same of one conversation");
    static final Setting<Integer> UPLOADS_PER_ADDRESS = number("octavus.upload.max-per-address", 8, 1,
            "The same of one network address");
    static final Setting<Integer> FILE_RATE = number("octavus.upload.rate", 1_024, 1,
            "Bytes a second at which a file has to arrive after its first five seconds");
    static final Setting<Duration> FILE_LIMIT = duration("octavus.upload.time-limit", "PT2M", SHORTEST, LONGEST,
            "How long the upload of one file may take");

    static final Setting<List<AddressRange>> OPS_ADDRESSES = new Setting<>("octavus.ops.addresses", "127.0.0.0/8, ::1",
            "Addresses or networks, separated by commas, whose programs may read all of /ops without the token", Settings::ranges);
    static final Setting<Secret> OPS_TOKEN = secret("octavus.ops.token",
            "Token that opens /ops from anywhere, sent as Authorization: Bearer; a drain needs it, or a login with the role octavus-admin");
    static final Setting<Duration> DRAIN_LIMIT = duration("octavus.drain.limit", "PT25S", Duration.ZERO, LONGEST,
            "How long answers under way may go on while the server is drained");
    static final Setting<Duration> DRAIN_SPREAD = duration("octavus.drain.spread", "PT5S", Duration.ZERO, LONGEST,
            "Within which time browsers without an answer are sent away then, each at a time of its own");

    static final Setting<Duration> WORD_DELAY = duration("octavus.local.word-delay", "PT0.03S", Duration.ZERO, LONGEST,
            "Pause between two words of the embedded local platform");

    private static final List<Setting<?>> ALL = Stream.<Setting<?>>of(API_URL, API_KEY, AGENT_ID, AGENT_INPUT, TRIGGERS, TRIGGER_INPUT,
            AGENT_DEMO, PAGE_TITLE, PAGE_PROMPTS, PAGE_LANGUAGE, PAGE_TEXTS, PAGE_LOGO, PAGE_ACCENT, PAGE_THEME, PAGE_THEME_DARK,
            CONNECT_TIMEOUT, IDLE_TIMEOUT, RETRIES, SAFE_ERRORS,
            RUN_LIMIT, RUN_ROUNDS, RUNS, TOOLS, TOOL_LIMIT, WEBSOCKET, HTMLFILE, JSONP, IFRAME, ORIGINS, PUBLIC_URL,
            HEARTBEAT, STALL_LIMIT, MESSAGE_BYTES, QUEUE_BYTES, NODE_BYTES,
            CONNECTIONS, CONNECTIONS_PER_USER, CONNECTIONS_PER_ADDRESS, CONNECTIONS_PER_SECOND, HALF_OPEN, HALF_OPEN_PER_ADDRESS,
            PROXIES, SILENCE_LIMIT, UPLOAD_LIMIT, UPLOAD_RATE, MESSAGES_PER_SECOND, MESSAGE_BURST,
            TEXT_CHARS, DEPTH, MEMBERS, NUMBER_CHARS, TOOL_RESULTS, TOOL_RESULT_CHARS, RUNS_PER_MINUTE, RUNS_AT_ONCE, RUNS_PER_ADDRESS,
            RUNS_AT_ONCE_PER_ADDRESS, FILE_BYTES, FILES, FILE_TYPES, UPLOADS, UPLOADS_PER_CONVERSATION, UPLOADS_PER_ADDRESS, FILE_RATE,
            FILE_LIMIT, OPS_ADDRESSES, OPS_TOKEN, DRAIN_LIMIT, DRAIN_SPREAD, WORD_DELAY)
            .flatMap(setting -> setting.secret() ? Stream.of(setting, setting.file()) : Stream.of(setting)).toList();

    private Settings() {
    }

    private static List<AddressRange> ranges(String value) {
        try {
            return Arrays.stream(value.split(",")).map(String::strip).filter(item -> !item.isEmpty()).map(AddressRange::parse).toList();
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("must be addresses or networks such as 10.0.0.0/8, separated by commas", wrong);
        }
    }

    private static Set<String> errorSources(String value) {
        Set<String> sources = Arrays.stream(value.split(",")).map(String::strip).filter(item -> !item.isEmpty()).collect(Collectors.toSet());
        if (!sources.stream().allMatch(TerminalSchema::isSource)) {
            throw new IllegalArgumentException("must be of platform, provider, tool and client, separated by commas");
        }
        return sources;
    }

    private static String language(String value) {
        try {
            return new Locale.Builder().setLanguageTag(value).build().toLanguageTag();
        } catch (IllformedLocaleException wrong) {
            throw new IllegalArgumentException("must be a language tag such as ar or en-GB", wrong);
        }
    }

    /** All of them, in the order in which an operator meets them. */
    public static List<Setting<?>> all() {
        return ALL;
    }
}
