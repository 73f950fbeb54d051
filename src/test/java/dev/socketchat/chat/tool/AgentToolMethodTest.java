package dev.socketchat.chat.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.lang.reflect.Method;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgentToolMethodTest {

    public record Query(String id) {
    }

    record Hidden(String id) {
    }

    static class Tools {

        @AgentTool("get-order")
        public Query find(Query query) {
            return query;
        }

        @AgentTool("ping")
        public void ping() {
        }

        @AgentTool("Get Order")
        public void badName() {
        }

        @AgentTool("hidden-method")
        void hiddenMethod() {
        }

        @AgentTool("static-method")
        public static void staticMethod() {
        }

        @AgentTool("two-arguments")
        public void twoArguments(Query one, Query two) {
        }

        @AgentTool("text-argument")
        public void textArgument(String text) {
        }

        @AgentTool("hidden-argument")
        public void hiddenArgument(Hidden hidden) {
        }

        @AgentTool("hidden-result")
        public Hidden hiddenResult() {
            return new Hidden("1");
        }
    }

    @Test
    void aToolTakesARecordOrNothing() {
        assertThat(of("find").argument()).contains(Query.class);
        assertThat(of("ping").argument()).isEmpty();
        assertThat(of("find").name()).isEqualTo("get-order");
    }

    @ParameterizedTest
    @CsvSource({"badName,which no Octavus tool can have", "hiddenMethod,must be public", "staticMethod,must not be static",
        "twoArguments,must take one record or nothing", "textArgument,'must take a record, not String'",
        "hiddenArgument,'takes Hidden, which must be public'", "hiddenResult,'returns Hidden, which must be public'"})
    void aMethodThatCannotBeAToolIsNamedInASentence(String method, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(method)).withMessageContaining(reason)
                .withMessageContaining("AgentToolMethodTest$Tools." + method).withMessageEndingWith(".");
    }

    private static AgentToolMethod of(String name) {
        Method method = Arrays.stream(Tools.class.getDeclaredMethods()).filter(it -> it.getName().equals(name)).findFirst()
                .orElseThrow();
        return AgentToolMethod.of(null, method);
    }
}
