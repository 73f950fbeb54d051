package dev.socketchat.sockjs.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.sockjs.SockJsFrame;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class FramingTest {

    /** Says whether the one message of the frame is every code unit there is, in order. */
    private static final String READER = """
            function p(frame) {
              const message = JSON.parse(frame.slice(1))[0];
              const wrong = Array.from({ length: 0x10000 }, (_, i) => i).filter((i) => message.charCodeAt(i) !== i);
              console.log(message.length + " units, wrong: " + wrong);
            }
            """;

    private static String frame(String message) {
        return new SockJsFrame.Messages(List.of(message)).text();
    }

    @Test
    void xhrEndsEveryFrameWithALineFeed() {
        assertThat(Framing.LINE.prelude("")).isEmpty();
        assertThat(Framing.LINE.wrap("o", "")).isEqualTo("o\n");
    }

    @Test
    void streamingStartsWithTwoKilobytes() {
        assertThat(Framing.LINE_AFTER_PRELUDE.prelude("")).matches("h{2048}\n");
        assertThat(Framing.LINE_AFTER_PRELUDE.wrap("c[3000,\"Go away!\"]", "")).isEqualTo("c[3000,\"Go away!\"]\n");
    }

    @ParameterizedTest
    @CsvSource({"%,%25", "'% ','%25 '", "%20,%2520", "100%25,100%2525", "%ff,%25ff"})
    void eventsourceEscapesThePercentSign(String message, String wired) {
        assertThat(Framing.EVENT.wrap(frame(message), "")).isEqualTo("data: a[\"" + wired + "\"]\r\n\r\n");
    }

    @Test
    void eventsourceLeavesNothingThatEndsALine() {
        assertThat(Framing.EVENT.wrap(frame("\r\n\0"), "")).isEqualTo("data: a[\"\\r\\n\\u0000\"]\r\n\r\n");
        assertThat(Framing.EVENT.prelude("")).isEqualTo("\r\n");
    }

    @Test
    void htmlfileEncodesAFrameTwice() {
        assertThat(Framing.SCRIPT_ELEMENT.wrap(frame("x"), "cb"))
                .isEqualTo("<script>\np(\"a[\\\"x\\\"]\");\n</script>\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"</script><script>x</script>", "<!--<script>", "]]>", "\u2028"})
    void noMessageEndsTheScriptElement(String message) {
        for (Framing framing : List.of(Framing.SCRIPT_ELEMENT, Framing.SCRIPT_CALL)) {
            String wrapped = framing.wrap(frame(message), "cb");
            String inside = wrapped.substring(wrapped.indexOf('"'), wrapped.lastIndexOf('"'));
            assertThat(inside).doesNotContain("<").doesNotContain("\u2028");
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"SCRIPT_ELEMENT", "SCRIPT_CALL"})
    void aJavaScriptEngineReadsEveryCodeUnitBack(Framing framing) throws Exception {
        StringBuilder units = new StringBuilder();
        IntStream.rangeClosed(0, Character.MAX_VALUE).forEach(unit -> units.append((char) unit));
        String script = framing.wrap(frame(units.toString()), "p").replaceAll("</?script>", "");

        Process engine = new ProcessBuilder("node", "-").redirectErrorStream(true).start();
        engine.getOutputStream().write((READER + script).getBytes(StandardCharsets.UTF_8));
        engine.getOutputStream().close();

        assertThat(new String(engine.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip())
                .isEqualTo("65536 units, wrong:");
    }

    @Test
    void jsonpCallsAfterAnEmptyComment() {
        assertThat(Framing.SCRIPT_CALL.wrap("o", "_jp.a")).isEqualTo("/**/_jp.a(\"o\");\r\n");
    }

    @Test
    void theHtmlfileHeadIsLongEnoughForOldBrowsers() {
        String head = Framing.SCRIPT_ELEMENT.prelude("callback");
        assertThat(head).hasSizeGreaterThan(1024).endsWith(" \r\n\r\n");
        assertThat(head.strip().lines().map(String::stripTrailing))
                .startsWith("<!doctype html>", "<html><head>")
                .contains("</head><body><h2>Don't panic!</h2>", "    var c = parent.callback;", "    c.start();")
                .contains("    function p(d) {c.message(d);};", "    window.onload = function() {c.stop();};")
                .endsWith("  </script>");
    }
}
