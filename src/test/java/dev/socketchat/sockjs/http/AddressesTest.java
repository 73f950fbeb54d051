package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.SockJsOptions;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where a request comes from; addresses are compared by what they count as. */
class AddressesTest {

    private static final Set<String> PROXIES = Set.of("10.0.0.0/8", "2001:db8::1");

    private static String seen(Set<String> proxies, String from, String... forwarded) {
        FakeRequest request = new FakeRequest("GET", "/echo").between(from, "chat.example");
        for (String line : forwarded) {
            request.header("X-Forwarded-For", line);
        }
        return new Addresses(SockJsOptions.builder().proxies(proxies).build()).of(request);
    }

    private static String plain(String address) {
        return seen(Set.of(), address);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "10.0.0.1|198.51.100.7|198.51.100.7", "10.0.0.1|203.0.113.9, 198.51.100.7|198.51.100.7",
        "10.0.0.1|203.0.113.9, 198.51.100.7, 10.0.0.2|198.51.100.7", "10.0.0.1|198.51.100.7:4711|198.51.100.7",
        "10.0.0.1|[2001:db8:9::7]:4711|2001:db8:9::7", "2001:db8::1|2001:db8:9::7|2001:db8:9::7",
        "10.0.0.1|10.0.0.3|10.0.0.3", "10.0.0.1|unknown|10.0.0.1", "10.0.0.1|''|10.0.0.1",
        "10.0.0.1|evil.example, 10.0.0.2|10.0.0.2", "192.0.2.7|198.51.100.7|192.0.2.7"
    })
    void onlyWhatListedProxiesSayCounts(String from, String forwarded, String seen) {
        assertThat(seen(PROXIES, from, forwarded)).isEqualTo(plain(seen)).isNotEmpty();
    }

    @Test
    void severalHeadersAreOneList() {
        assertThat(seen(PROXIES, "10.0.0.1", "203.0.113.9", "198.51.100.7, 10.0.0.2")).isEqualTo(plain("198.51.100.7"));
    }

    @Test
    void nobodyIsBelievedUnlessListed() {
        assertThat(seen(Set.of(), "10.0.0.1", "198.51.100.7")).isEqualTo(plain("10.0.0.1"));
    }

    @Test
    void oneLineOfIpv6IsOnePeer() {
        assertThat(plain("2001:db8:1:2:3:4:5:6")).isEqualTo(plain("2001:db8:1:2::1")).isNotEqualTo(plain("2001:db8:1:3::1"));
    }

    @Test
    void whatIsNoAddressIsNotCounted() {
        assertThat(plain("a socket of the file system")).isEmpty();
    }
}
