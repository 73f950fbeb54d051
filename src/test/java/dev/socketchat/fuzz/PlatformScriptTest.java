package dev.socketchat.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlatformScriptTest {

    private static PlatformScript script(String... writes) {
        return new PlatformScript(List.of(writes).stream().map(text -> text.getBytes(ISO_8859_1)).toList(),
                PlatformScript.Ending.HANGS_UP);
    }

    @ParameterizedTest
    @CsvSource({"80000000,true", "FFFFFFF0,true", "180000000,true", "7fffffff,false", "2a,false", "100000000,false"})
    void aSizeThatIsNegativeIsFoundAcrossWrites(String size, boolean endless) {
        assertThat(script("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r", "\n" + size + "\r\nhello").isEndlessForTheJdk()).isEqualTo(endless);
    }

    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 99 Odd\r\n\r\n", "HTTP/1.1 1000 Odd\r\n\r\n",
            "HTTP/1.1 200 OK\r\nno header\r\n\r\n",
        "HTTP/1.1 200 OK\r\n", "data: x"})
    void whatIsNoHeadIsNone(String answer) {
        assertThat(script(answer).hasHead()).isFalse();
        assertThat(script("HTTP/1.1 200 OK\r\nA: b\r\n\r\n" + answer).hasHead()).isTrue();
    }
}
