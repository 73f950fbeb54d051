package dev.socketchat.local.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import jakarta.json.Json;
import jakarta.json.JsonValue;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

    private static final Map<String, JsonValue> VALUES = Map.of("NAME", Json.createValue("Ada"),
            "EMPTY", Json.createValue(""), "ZERO", Json.createValue("0"), "NO", Json.createValue("false"),
            "OFF", JsonValue.FALSE, "NULL", JsonValue.NULL, "TAG", Json.createValue("{{NAME}}"),
            "COUNT", Json.createValue(7), "ON", JsonValue.TRUE,
            "LIST", Json.createArrayBuilder().add(1).build());

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', ignoreLeadingAndTrailingWhitespace = false, value = {
        "Hello {{NAME}}!|Hello Ada!",
        "Hello {{ NAME }}!|Hello Ada!",
        "{{UNKNOWN}} stays|{{UNKNOWN}} stays",
        "{{TAG}}|{{NAME}}",
        "{{COUNT}}/{{ON}}|7/true",
        "{{#if NAME}}yes{{/if}}|yes",
        "{{#if UNKNOWN}}yes{{/if}}no|no",
        "{{#if EMPTY}}1{{else if ZERO}}2{{else if NO}}3{{else if OFF}}4{{else if NULL}}5{{else}}6{{/if}}|6",
        "{{#if COUNT}}yes{{/if}}|yes",
        "{{#if !UNKNOWN}}no value{{/if}}|no value",
        "{{#if !NAME}}no{{else}}some{{/if}}|some",
        "{{#if NAME == \"Ada\"}}she{{/if}}|she",
        "{{#if NAME == \"ada\"}}she{{else}}other{{/if}}|other",
        "{{#if NAME != \"Bob\"}}not Bob{{/if}}|not Bob",
        "{{#if UNKNOWN != \"Bob\"}}not Bob{{/if}}|not Bob",
        "{{#if COUNT == \"7\"}}seven{{/if}}|seven",
        "{{#if NAME}}{{#if ON}}both{{/if}} {{NAME}}{{/if}}.|both Ada.",
        " {{#if NAME}} x {{/if}} |  x  "})
    void textComesOutAsTheRulesSay(String template, String expected) {
        assertThat(Template.parse(template).render(name -> Optional.ofNullable(VALUES.get(name)))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{{#if A}}", "{{/if}}", "{{else}}", "{{#if A}}x{{/if}}{{/if}}", "{{#if A && B}}x{{/if}}",
        "{{#if A > 3}}x{{/if}}", "{{#if A}}x{{else if}}y{{/if}}", "{{#if A == B}}x{{/if}}"})
    void whatIsNoTemplateIsRefused(String template) {
        assertThatIllegalArgumentException().isThrownBy(() -> Template.parse(template));
    }

    @ParameterizedTest
    @ValueSource(strings = "LIST")
    void structuresArePrintedIndented(String name) {
        assertThat(Template.parse("{{" + name + "}}").render(it -> Optional.ofNullable(VALUES.get(it)))
                .lines().count()).isEqualTo(3);
    }
}
