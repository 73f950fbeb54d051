package dev.socketchat.chat.config;

import dev.socketchat.octavus.config.Secret;
import dev.socketchat.sockjs.AddressRange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What operators may do, and from where.
 *
 * @param addresses where requests for {@code /ops} may come from
 * @param token lets a request in from anywhere else
 * @param drainLimit how long answers under way may go on
 * @param drainSpread within which browsers without an answer are sent to another server
 */
public record Operations(List<AddressRange> addresses, Optional<Secret> token, Duration drainLimit, Duration drainSpread) {

    /** Reads the settings. */
    static Operations read(SettingValues values) {
        return new Operations(values.get(Settings.OPS_ADDRESSES), values.optional(Settings.OPS_TOKEN),
                values.get(Settings.DRAIN_LIMIT), values.get(Settings.DRAIN_SPREAD));
    }
}
