package dev.socketchat.octavus.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ToolNamesTest {

    @ParameterizedTest
    @CsvSource({
        "octavus_skill_read, true, true, false, false",
        "octavus_code_run, true, true, false, false",
        "octavus_file_write, true, true, false, false",
        "octavus_mcp_list, true, false, true, false",
        "octavus_reference_read, true, false, false, true",
        "octavus_web_search, true, false, false, false",
        "get-user-account, false, false, false, false",
        "math__double, false, false, false, false"
    })
    @DisplayName("H7 built-in tools are recognised by name")
    void builtInToolsAreRecognised(String name, boolean builtIn, boolean skill, boolean mcp, boolean reference) {
        assertThat(List.of(
                        ToolNames.isBuiltIn(name),
                        ToolNames.isSkill(name),
                        ToolNames.isMcp(name),
                        ToolNames.isReference(name)))
                .containsExactly(builtIn, skill, mcp, reference);
    }
}
