package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.Incoming;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadBodyTest {

    private static final String FORM = "application/x-www-form-urlencoded";

    @ParameterizedTest
    @ValueSource(strings = {"", "text/plain", "T", "application/json", "application/xml", "text/xml; charset=latin1", FORM})
    void anXhrUploadIsJsonWhateverItsType(String type) {
        assertThat(UploadBody.read("[\"%61\"]", HttpTransport.XHR_SEND, type))
                .isEqualTo(new Incoming.Messages(List.of("%61")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "d=%5B%22abc%22%5D", "d=[%22abc%22]", "x=y&d=%5B%22abc%22%5D", "d=%5B%22abc%22%5D&d=%5B%22other%22%5D"
    })
    void aFormHasItsJsonInAField(String body) {
        for (String type : List.of(FORM, FORM + "; charset=UTF-8", FORM.toUpperCase(java.util.Locale.ROOT))) {
            assertThat(UploadBody.read(body, HttpTransport.JSONP_SEND, type))
                    .isEqualTo(new Incoming.Messages(List.of("abc")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", ""})
    void plainTextIsNotDecoded(String type) {
        assertThat(UploadBody.read("[\"%61bc\"]", HttpTransport.JSONP_SEND, type))
                .isEqualTo(new Incoming.Messages(List.of("%61bc")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "d=", "x=y", "[\"a\"]", "d"})
    void aFormWithoutItIsNoPayload(String body) {
        assertThat(UploadBody.read(body, HttpTransport.JSONP_SEND, FORM)).isInstanceOf(Incoming.NotMessages.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"d=%5B%22x", "d=%", "d=%zz"})
    void aFormWithBrokenContentIsBroken(String body) {
        assertThat(UploadBody.read(body, HttpTransport.JSONP_SEND, FORM)).isInstanceOf(Incoming.Broken.class);
    }
}
