package dev.socketchat.chat.config;

import dev.socketchat.octavus.config.Secret;
import dev.socketchat.sockjs.AddressRange;
import dev.socketchat.sockjs.SockJsOptions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What operators may do, and from where.
 *
 * @param addresses where programs that only read may come from
 * @param token lets a request in from anywhere else
 * @param proxied whether a proxy is known to stand in front, so that nearness tells nothing
 * @param proxies those that are known
 * @param drainLimit how long answers under way may go on
 * @param drainSpread within which browsers without an answer are sent to another server
 */
public record Operations(List<AddressRange> addresses, Optional<Secret> token, boolean proxied, List<AddressRange> proxies,
        Duration drainLimit, Duration drainSpread) {

    /** Reads the settings. */
    static Operations read(SettingValues values, SockJsOptions socket) {
        boolean proxied = !socket.publicUrl().isEmpty() || !socket.proxies().isEmpty();
        return new Operations(values.get(Settings.OPS_ADDRESSES), values.optional(Settings.OPS_TOKEN), proxied,
                socket.proxies().stream().map(AddressRange::parse).toList(), values.get(Settings.DRAIN_LIMIT),
                values.get(Settings.DRAIN_SPREAD));
    }
}
