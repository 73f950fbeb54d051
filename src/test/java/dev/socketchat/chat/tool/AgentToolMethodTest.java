package dev.socketchat.chat.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.socketchat.octavus.tool.ToolPolicy;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
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

        @AgentTool(value = "pay", timeLimit = "PT5S", sideEffects = true)
        public void pay() {
        }

        @AgentTool(value = "broken-limit", timeLimit = "5 s")
        public void brokenLimit() {
        }

        @AgentTool(value = "no-limit", timeLimit = "PT0S")
        public void noLimit() {
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

    @Test
    void aToolDeclaresItsTimeLimitAndWhetherItChangesAnything() {
        assertThat(of("find").policy()).isEqualTo(ToolPolicy.STANDARD);
        assertThat(of("pay").policy()).isEqualTo(new ToolPolicy(Optional.of(Duration.ofSeconds(5)), true));
    }

    /** A local interface, as an enterprise bean may have it instead of its class. */
    public interface Desk {
        Query find(Query query);
    }

    @Test
    void aToolOfABeanThatIsKnownByAnInterfaceIsCalledThroughIt() throws NoSuchMethodException {
        Bean<?> bean = bean(Desk.class);

        AgentToolMethod found = AgentToolMethod.of(bean, Tools.class.getMethod("find", Query.class));

        assertThat(found.method()).isEqualTo(Desk.class.getMethod("find", Query.class));
        assertThat(found.view()).isEqualTo(Desk.class);
        assertThatIllegalArgumentException().isThrownBy(() -> AgentToolMethod.of(bean, Tools.class.getMethod("ping")))
                .withMessageContaining("must be in a local interface of its bean");
    }

    @ParameterizedTest
    @CsvSource({"badName,which no Octavus tool can have", "hiddenMethod,must be public", "staticMethod,must not be static",
        "twoArguments,must take one record or nothing", "textArgument,'must take a record, not String'",
        "brokenLimit,'has the time limit ''5 s'', which is no ISO 8601 duration such as PT5S'", "noLimit,has a time limit that is not positive",
        "hiddenArgument,'takes Hidden, which must be public'", "hiddenResult,'returns Hidden, which must be public'"})
    void aMethodThatCannotBeAToolIsNamedInASentence(String method, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> of(method)).withMessageContaining(reason)
                .withMessageContaining("AgentToolMethodTest$Tools." + method).withMessageEndingWith(".");
    }

    private static AgentToolMethod of(String name) {
        Method method = Arrays.stream(Tools.class.getDeclaredMethods()).filter(it -> it.getName().equals(name)).findFirst()
                .orElseThrow();
        return AgentToolMethod.of(bean(), method);
    }

    private static Bean<?> bean() {
        return bean(Tools.class);
    }

    /** A bean of the class, known by the type. */
    private static Bean<?> bean(Class<?> type) {
        return (Bean<?>) Proxy.newProxyInstance(Bean.class.getClassLoader(), new Class<?>[] {Bean.class},
                (proxy, method, arguments) -> method.getName().equals("getTypes") ? Set.of(type, Object.class) : Tools.class);
    }
}
