package dev.socketchat.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentLoaderTest {

    private static final Path DEMO = Path.of("src", "main", "resources", "agents", "support-chat");

    @TempDir
    private Path folder;

    private void copyDemo() throws IOException {
        try (var files = Files.walk(DEMO)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = folder.resolve(DEMO.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.copy(file, target);
            }
        }
    }

    private void replace(String file, String old, String with) throws IOException {
        String text = Files.readString(folder.resolve(file));
        assertThat(text).contains(old);
        Files.writeString(folder.resolve(file), text.replace(old, with));
    }

    private Agent load() {
        return AgentLoader.load(new DirectoryFolder(folder), Instant.EPOCH);
    }

    @Test
    void theDemoAgentLoadsFromDiskAndFromTheClassPathAlike() throws IOException {
        copyDemo();

        Agent fromClassPath = AgentLoader.load(new ClassPathFolder(AgentLoader.class.getClassLoader(),
                "agents/support-chat"), Instant.EPOCH);

        assertThat(load().protocol()).isEqualTo(fromClassPath.protocol());
        assertThat(load().prompts().texts()).isEqualTo(fromClassPath.prompts().texts());
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
        "settings.json | \"slug\": \"support-chat\", | ``            | slug is missing",
        "settings.json | support-chat      | Support Chat             | slug must consist of lower-case letters",
        "settings.json | interactive       | chatty                   | format must be interactive or worker",
        "settings.json | {                 | [                        | settings.json is not a valid JSON object",
        "protocol.yaml | handlers:         | other:                   | handlers is missing in protocol.yaml; the trigger user-message has no handler",
        "protocol.yaml | `  request-human:\n    Create` | `  request-person:\n    Create` | the handler request-person has no trigger",
        "protocol.yaml | block: next-message | block: generate-image  | a block of kind \"generate-image\" does not run",
        "protocol.yaml | role: user        | role: king               | role \"king\" is none of user, assistant, system",
        "protocol.yaml | prompt: ticket-directive | prompt: nowhere   | there is no file prompts/nowhere.md",
        "protocol.yaml | input: [TICKET]   | input: [TICKETS]         | TICKETS is declared nowhere",
        "protocol.yaml | output: TICKET    | output: TICKETS          | the output TICKETS is no declared variable",
        "protocol.yaml | tools: [get-user-account | tools: [get-user  | the tool get-user is not declared",
        "protocol.yaml | tool: create-support-ticket | tool: create   | the tool create is not declared",
        "protocol.yaml | type: unknown     | type: Ticket             | there is no type Ticket",
        "protocol.yaml | get-browser-location | octavus_code_run      | the prefix octavus_ is reserved",
        "protocol.yaml | display: hidden   | display: loud            | display \"loud\" is none of hidden, name",
        "protocol.yaml | visible: false    | `responseType: X\n      visible: [}` | protocol.yaml is not valid YAML",
        "protocol.yaml | `input: [USER_MESSAGE]` | `input: 7`         | input must list names",
        "prompts/system.md | {{COMPANY_NAME}} | {{#if COMPANY_NAME}}  | {{#if COMPANY_NAME}} without {{/if}}",
        "prompts/system.md | {{COMPANY_NAME}} | `{{#if OTHER}}x{{/if}}` | the condition on OTHER needs OTHER in the input",
        "prompts/system.md | {{COMPANY_NAME}} | {{@system.md}}        | the includes of system go round in a circle",
        "prompts/system.md | {{COMPANY_NAME}} | {{@missing.md}}       | there is no file prompts/missing.md"})
    void aBrokenFolderIsRefusedWithASentence(String file, String old, String with, String sentence) throws IOException {
        copyDemo();
        replace(file, old, with == null ? "" : with);

        assertThatThrownBy(this::load).isInstanceOf(InvalidAgentException.class).hasMessageContaining(sentence)
                .hasMessageContaining(folder.toString());
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        copyDemo();
        replace("protocol.yaml", "role: user", "role: king");
        replace("protocol.yaml", "output: TICKET", "output: TICKETS");

        assertThatThrownBy(this::load).hasMessageContaining("king").hasMessageContaining("TICKETS");
    }

    @Test
    void anEmptyFolderIsRefused() {
        assertThatThrownBy(this::load).hasMessageContaining("settings.json is missing or empty")
                .hasMessageContaining("protocol.yaml is missing or empty");
        assertThatThrownBy(() -> DirectoryFolder.in(folder)).hasMessageContaining("no folder with a settings.json");
    }

    @Test
    void literalsOutsideAnEnumAreRefused() throws IOException {
        copyDemo();
        replace("protocol.yaml", "    description: The company the assistant speaks for",
                "    description: The company\n    enum: [Contoso]");
        replace("prompts/system.md", "{{COMPANY_NAME}}", "{{#if COMPANY_NAME == \"Other\"}}x{{/if}}");

        assertThatThrownBy(this::load).hasMessageContaining("COMPANY_NAME is never \"Other\"");
    }

    @Test
    void includesAreResolvedBeforeConditions() throws IOException {
        copyDemo();
        Files.createDirectories(folder.resolve("prompts/shared"));
        Files.writeString(folder.resolve("prompts/shared/name.md"), "{{#if COMPANY_NAME}}[{{COMPANY_NAME}}]{{/if}}");
        Files.writeString(folder.resolve("prompts/system.md"), "For {{@shared/name.md}}.");

        Agent agent = load();

        assertThat(agent.prompts().template("system").render(
                name -> Optional.of(Json.createValue("Contoso")))).isEqualTo("For [Contoso].");
        assertThat(agent.prompts().texts()).containsKey("shared/name");
    }

    @Test
    void aDirectoryHoldsOneAgentOrSeveral() throws IOException {
        copyDemo();

        assertThat(DirectoryFolder.in(folder)).hasSize(1);
        assertThat(DirectoryFolder.in(DEMO.getParent())).hasSize(1);
        assertThat(new DirectoryFolder(folder).text("../settings.json")).isEmpty();
    }
}
