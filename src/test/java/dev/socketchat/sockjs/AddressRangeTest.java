package dev.socketchat.sockjs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressRangeTest {

    @ParameterizedTest
    @CsvSource({"10.0.0.0/8,10.255.0.1,true", "10.0.0.0/8,11.0.0.1,false", "192.0.2.7,192.0.2.7,true",
        "192.0.2.7,192.0.2.8,false", "192.0.2.128/25,192.0.2.127,false", "192.0.2.128/25,192.0.2.129,true",
        "0.0.0.0/0,203.0.113.1,true", "0.0.0.0/0,::1,false", "::1,0:0:0:0:0:0:0:1,true", "2001:db8::/32,2001:db8:1::1,true",
        "2001:db8::/32,2001:db9::1,false", "fe80::/10,fe80::1%eth0,true", "10.0.0.0/8,::ffff:10.1.2.3,true",
        "10.0.0.0/8,localhost,false", "10.0.0.0/8,'',false"})
    void holdsTheAddressesThatBeginLikeIt(String range, String address, boolean held) {
        assertThat(AddressRange.parse(range).contains(address)).isEqualTo(held);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "localhost", "10.0.0.0/33", "10.0.0/8", "10.0.0.256", "::1/129", "10.0.0.0/", "/8", "a:b", "1",
        "10.0.0.0/-1", ":"})
    void anythingElseIsRefusedAndNeverLookedUp(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> AddressRange.parse(text));
    }
}
