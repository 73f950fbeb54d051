package dev.socketchat.octavus.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.json.Json;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FileReferenceTest {

    @Test
    @DisplayName("H6 file references are recognised by shape")
    void fileReferencesAreRecognised() {
        String file =
                "{\"id\":\"f\",\"mediaType\":\"image/png\",\"url\":\"https://x/f\",\"filename\":\"a.png\",\"size\":3}";

        assertThat(FileReference.from(Json.parseValue(file)).orElseThrow().toJson())
                .hasToString(file);
        assertThat(FileReference.isFileReference(Json.parseValue("{\"id\":\"f\",\"url\":\"u\"}")))
                .isFalse();
        assertThat(FileReference.isFileReference(Json.parseValue("7"))).isFalse();
        assertThat(FileReference.isFileReferences(Json.parseValue("[" + file + "]")))
                .isTrue();
        assertThat(FileReference.isFileReferences(Json.parseValue("[" + file + ",1]")))
                .isFalse();
        assertThat(FileReference.isFileReferences(Json.parseValue("[]"))).isFalse();
    }
}
