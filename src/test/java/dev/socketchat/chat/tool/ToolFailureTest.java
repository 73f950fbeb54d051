package dev.socketchat.chat.tool;

import static org.assertj.core.api.Assertions.assertThat;

import dev.socketchat.octavus.tool.ToolException;
import jakarta.ejb.EJBAccessException;
import jakarta.ejb.EJBException;
import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class ToolFailureTest {

    @Test
    void whatAToolSaysIsFoundHoweverDeepAContainerPutIt() {
        ToolException said = new ToolException("There is no order B-2");

        assertThat(of(said)).isSameAs(said);
        assertThat(of(new EJBException(new IllegalStateException(said)))).isSameAs(said);
    }

    @Test
    void aRefusedCallerIsToldSo() {
        assertThat(of(new EJBAccessException("JBAS014502: role staff needed"))).isInstanceOf(ToolException.class)
                .hasMessage("The person who is chatting may not use this tool.");
    }

    @Test
    void anyOtherExceptionStaysItself() {
        IllegalStateException broken = new IllegalStateException("jdbc:secret");

        assertThat(of(broken)).isSameAs(broken);
    }

    @Test
    void anErrorAndALoopOfCausesAreSurvived() {
        assertThat(of(new StackOverflowError())).isInstanceOf(InvocationTargetException.class);
        IllegalStateException one = new IllegalStateException();
        one.initCause(new IllegalStateException(one));

        assertThat(of(one)).isSameAs(one);
    }

    private static Exception of(Throwable thrown) {
        return ToolFailure.of(new InvocationTargetException(thrown));
    }
}
