package dev.socketchat.octavus;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.file.MediaResults;
import dev.socketchat.octavus.file.OutputFiles;
import dev.socketchat.octavus.json.Json;
import dev.socketchat.octavus.tool.ToolCall;
import dev.socketchat.octavus.tool.ToolResult;
import dev.socketchat.octavus.tool.ToolResultListener;
import jakarta.json.JsonObject;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MediaResultsTest {

    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', '\r', '\n', 0x1A, '\n', 1, 2, 3};
    private static final ToolCall CALL =
            new ToolCall("call_1", "camera", Json.parseObject("{}"), Json.parseObject("{}"));

    private final TestBench bench = new TestBench();
    private final ToolResultListener media = new MediaResults(bench.client.files(), () -> "ses_1")
            .andThen(new OutputFiles(bench.client.files(), () -> "ses_1"));

    @AfterEach
    void close() {
        bench.close();
    }

    @Test
    @DisplayName("D17 a base64 image becomes an address and a file the model sees")
    void imageBecomesAnAddress() throws Exception {
        expectUpload();

        ToolResult result = after("[{\"type\":\"text\",\"text\":\"Look\"},{\"type\":\"image\",\"data\":\"" + base64(PNG)
                + "\",\"mimeType\":\"image/gif\"}]");

        assertThat(result.result().orElseThrow())
                .hasToString(
                        "[{\"type\":\"text\",\"text\":\"Look\"},{\"type\":\"image\",\"mediaType\":\"image/png\",\"size\":11,\"url\":\""
                                + bench.platform.uri() + "/get\"}]");
        assertThat(result.files()).singleElement().isInstanceOfSatisfying(JsonObject.class, file -> assertThat(
                        file.getString("mediaType"))
                .isEqualTo("image/png"));
        assertThat(bench.platform.take().json().getString("sessionId")).isEqualTo("ses_1");
    }

    @Test
    @DisplayName("D17 what only claims to be an image is uploaded but not shown to the model")
    void fakeImageIsNotShown() throws Exception {
        expectUpload();

        ToolResult result = after("{\"content\":[{\"type\":\"image\",\"data\":\"" + base64(new byte[] {1, 2})
                + "\",\"mimeType\":\"image/png\"}],\"x\":1}");

        JsonObject part = result.result()
                .orElseThrow()
                .asJsonObject()
                .getJsonArray("content")
                .getJsonObject(0);
        assertThat(part.getString("error")).contains("not an image");
        assertThat(part).containsKey("url").doesNotContainKey("data");
        assertThat(result.files()).isEmpty();
    }

    @Test
    @DisplayName("D17 a failed upload and broken base64 leave a short error")
    void failedUploadLeavesAnError() throws Exception {
        bench.platform.thenJson(500, "{}");

        assertThat(after("[{\"type\":\"audio\",\"data\":\"AAAA\"}]").result().orElseThrow())
                .hasToString(
                        "[{\"type\":\"audio\",\"mediaType\":\"application/octet-stream\",\"size\":3,\"error\":\"The"
                                + " data could not be uploaded.\"}]");
        assertThat(after("[{\"type\":\"blob\",\"data\":\"A\"}]")
                        .result()
                        .orElseThrow()
                        .toString())
                .contains("could not be uploaded");
    }

    @Test
    @DisplayName("D17 results for variables, failures and results without media are left alone")
    void otherResultsAreLeftAlone() throws Exception {
        ToolCall capture =
                new ToolCall("c", "t", Json.parseObject("{}"), Json.parseObject("{\"outputVariable\":\"V\"}"));
        List<ToolResult> results = List.of(
                ToolResult.of(capture, Json.parseValue("[{\"type\":\"image\",\"data\":\"AAAA\"}]")),
                ToolResult.failed(CALL, "no"),
                ToolResult.of(CALL, Json.parseValue("[1,{\"type\":\"image\"}]")),
                ToolResult.of(CALL, Json.parseValue("{\"outputFiles\":7}")));

        assertThat(media.onResults(results)).isEqualTo(results);
        assertThat(bench.platform.received()).isEmpty();
    }

    @Test
    @DisplayName("D17 output files become addresses and files")
    void outputFilesBecomeAddresses() throws Exception {
        expectUpload();

        ToolResult result = after(
                "{\"outputFiles\":[{\"name\":\"a.txt\",\"path\":\"/tmp/a.txt\",\"mediaType\":\"text/plain\",\"size\":2,\"contentBase64\":\"SGk=\"},7]}");

        assertThat(result.result().orElseThrow())
                .hasToString(
                        "{\"outputFiles\":[{\"name\":\"a.txt\",\"path\":\"/tmp/a.txt\",\"mediaType\":\"text/plain\",\"size\":2,\"url\":\""
                                + bench.platform.uri() + "/get\"},7]}");
        assertThat(result.toJson().getJsonArray("files").getJsonObject(0).getString("filename"))
                .isEqualTo("a.txt");
        bench.platform.take();
        assertThat(bench.platform.take().body()).isEqualTo("Hi");
    }

    private void expectUpload() {
        bench.platform
                .thenJson(
                        200,
                        "{\"files\":[{\"id\":\"f1\",\"uploadUrl\":\"" + bench.platform.uri()
                                + "/put\",\"downloadUrl\":\"" + bench.platform.uri() + "/get\"}]}")
                .thenJson(200, "");
    }

    private ToolResult after(String json) throws Exception {
        return media.onResults(List.of(ToolResult.of(CALL, Json.parseValue(json))))
                .get(0);
    }

    private static String base64(byte[] bytes) {
        return Base64.getEncoder().encodeToString(bytes);
    }
}
