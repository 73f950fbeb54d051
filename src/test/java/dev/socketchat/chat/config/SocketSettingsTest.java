package dev.socketchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SocketSettingsTest {

    private static final Pattern NAMED = Pattern.compile("octavus\\.socket\\.[a-z-]+");

    private static List<String> blamed(Map<String, String> values) {
        Throwable refusal = catchThrowable(() -> Configuration.read(new MapConfig(values)));
        return NAMED.matcher(refusal.getMessage()).results().map(MatchResult::group).toList();
    }

    @ParameterizedTest
    @CsvSource({"websocket, on", "htmlfile, 1", "jsonp, yes", "iframe, TRUE", "origins, example.org", "origins, https://example.org/",
        "public-url, chat.example.com", "public-url, ftp://chat.example.com", "heartbeat, 25", "stall-limit, PT0S", "message-bytes, 0",
        "queue-bytes, 1", "connections, 0", "connections-per-user, -1", "connections-per-address, -1", "connections-per-second, -1",
        "half-open, -1", "half-open-per-address, -1", "proxies, proxy.example.com", "proxies, 10.0.0.0/33", "silence-limit, -PT1S",
        "upload-limit, P2D", "upload-rate, 0"})
    void theSettingAtFaultIsNamedAndNoOther(String name, String wrong) {
        assertThat(blamed(Map.of("octavus.socket." + name, wrong))).containsExactly("octavus.socket." + name);
    }

    static List<String> all() {
        return Settings.all().stream().map(Setting::name).filter(name -> NAMED.matcher(name).matches()).toList();
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatCanBeNoValueAnywhereIsNamedWhereverItStands(String name) {
        assertThat(blamed(Map.of(name, "?"))).containsExactly(name);
    }

    @Test
    void severalAtFaultAreNamedTogether() {
        assertThat(blamed(Map.of("octavus.socket.origins", "https://right.example, wrong, worse", "octavus.socket.proxies", "proxy",
                "octavus.socket.public-url", "chat"))).containsExactlyInAnyOrder("octavus.socket.origins", "octavus.socket.proxies",
                        "octavus.socket.public-url");
    }
}
