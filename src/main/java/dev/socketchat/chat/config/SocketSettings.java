package dev.socketchat.chat.config;

import dev.socketchat.sockjs.InvalidOptionsException;
import dev.socketchat.sockjs.SessionLimits;
import dev.socketchat.sockjs.SockJsOptions;
import dev.socketchat.sockjs.SockJsTransport;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/** Makes the options of the SockJS server of the settings, and names the setting where the server names an option. */
final class SocketSettings {

    /** The copy of the SockJS client that the page's build puts into the WAR, as the iframe page names it. */
    private static final String SOCKJS_CLIENT = "../sockjs.min.js";

    /** One frame more than the one on its way: what else waits for a browser only lies in memory. */
    private static final int MOST_HIGH_WATER = 64 * 1024;

    /** Which setting an option comes from. */
    private static final Map<String, Setting<?>> SETTINGS = Map.ofEntries(
            Map.entry("heartbeat", Settings.HEARTBEAT), Map.entry("stallLimit", Settings.STALL_LIMIT),
            Map.entry("uploadLimit", Settings.UPLOAD_LIMIT), Map.entry("uploadRate", Settings.UPLOAD_RATE),
            Map.entry("silenceLimit", Settings.SILENCE_LIMIT), Map.entry("maxMessageBytes", Settings.MESSAGE_BYTES),
            Map.entry("queueBytes", Settings.QUEUE_BYTES), Map.entry("highWaterBytes", Settings.QUEUE_BYTES),
            Map.entry("nodeBytes", Settings.NODE_BYTES),
            Map.entry("sessions.total", Settings.CONNECTIONS), Map.entry("sessions.perUser", Settings.CONNECTIONS_PER_USER),
            Map.entry("sessions.perAddress", Settings.CONNECTIONS_PER_ADDRESS), Map.entry("sessions.halfOpen", Settings.HALF_OPEN),
            Map.entry("sessions.halfOpenPerAddress", Settings.HALF_OPEN_PER_ADDRESS),
            Map.entry("sessions.perSecond", Settings.CONNECTIONS_PER_SECOND),
            Map.entry("allowedOrigins", Settings.ORIGINS), Map.entry("publicUrl", Settings.PUBLIC_URL),
            Map.entry("proxies", Settings.PROXIES));

    private SocketSettings() {
    }

    /** The options; the defaults when some are wrong, which are then problems of their settings. */
    static SockJsOptions read(SettingValues values) {
        int queueBytes = values.get(Settings.QUEUE_BYTES);
        try {
            return SockJsOptions.builder().transports(transports(values)).clientLibrary(SOCKJS_CLIENT)
                    .heartbeat(values.get(Settings.HEARTBEAT)).stallLimit(values.get(Settings.STALL_LIMIT))
                    .maxMessageBytes(values.get(Settings.MESSAGE_BYTES)).queueBytes(queueBytes)
                    .highWaterBytes(Math.min(queueBytes / 4, MOST_HIGH_WATER)).nodeBytes(values.get(Settings.NODE_BYTES))
                    .sessions(limits(values)).proxies(Set.copyOf(values.get(Settings.PROXIES)))
                    .silenceLimit(values.get(Settings.SILENCE_LIMIT)).uploadLimit(values.get(Settings.UPLOAD_LIMIT))
                    .uploadRate(values.get(Settings.UPLOAD_RATE)).publicUrl(values.get(Settings.PUBLIC_URL))
                    .allowedOrigins(Set.copyOf(values.get(Settings.ORIGINS))).build();
        } catch (InvalidOptionsException wrong) {
            wrong.faults().forEach((option, sentence) -> values.problem(setting(option), sentence));
            return SockJsOptions.defaults();
        }
    }

    private static Setting<?> setting(String option) {
        Setting<?> setting = SETTINGS.get(option);
        if (setting == null) {
            throw new IllegalStateException("No setting leads to the option " + option + ", so it cannot be wrong");
        }
        return setting;
    }

    private static Set<SockJsTransport> transports(SettingValues values) {
        Set<SockJsTransport> transports = EnumSet.copyOf(SockJsTransport.safe());
        if (!values.get(Settings.WEBSOCKET)) {
            transports.removeAll(Set.of(SockJsTransport.WEBSOCKET, SockJsTransport.WEBSOCKET_RAW));
        }
        Map.of(Settings.HTMLFILE, SockJsTransport.HTMLFILE, Settings.JSONP, SockJsTransport.JSONP,
                Settings.IFRAME, SockJsTransport.IFRAME).forEach((setting, transport) -> {
                    if (values.get(setting)) {
                        transports.add(transport);
                    }
                });
        return transports;
    }

    private static SessionLimits limits(SettingValues values) {
        return new SessionLimits(values.get(Settings.CONNECTIONS), values.get(Settings.CONNECTIONS_PER_USER),
                values.get(Settings.CONNECTIONS_PER_ADDRESS), values.get(Settings.HALF_OPEN),
                values.get(Settings.HALF_OPEN_PER_ADDRESS), values.get(Settings.CONNECTIONS_PER_SECOND));
    }
}
