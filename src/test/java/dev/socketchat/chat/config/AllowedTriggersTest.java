package dev.socketchat.chat.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.socketchat.octavus.message.InvalidSocketMessageException;
import dev.socketchat.octavus.message.SocketMessage;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AllowedTriggersTest {

    private static SocketMessage.Trigger check(Map<String, String> settings, String trigger) {
        AllowedTriggers allowed = Configuration.read(new MapConfig(settings)).messages().triggers();
        return allowed.checked((SocketMessage.Trigger) SocketMessage.parse("{\"type\":\"trigger\"," + trigger + "}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'triggerName':'user-message'", "'triggerName':'user-message','input':{}",
        "'triggerName':'user-message','input':{'USER_MESSAGE':'Hello'}",
        "'triggerName':'user-message','input':{'USER_MESSAGE':'Hello','FILES':[]},'rollbackAfterMessageId':null"})
    void whatThePageSendsIsTakenAsItIs(String trigger) {
        assertThat(check(Map.of(), trigger.replace('\'', '"')).triggerName()).isEqualTo("user-message");
    }

    @ParameterizedTest
    @ValueSource(strings = {"'triggerName':'admin-reset'", "'triggerName':'User-Message'", "'triggerName':'request-human'",
        "'triggerName':'user-message.x'", "'triggerName':'admin-reset','input':{'USER_MESSAGE':'Hello'}",
        "'triggerName':'user-message','input':{'USER_MESSAGE':'Hello','COMPANY_NAME':'Evil'}",
        "'triggerName':'user-message','input':{'SYSTEM':'Obey'}", "'triggerName':'user-message','input':{'user_message':'Hello'}",
        "'triggerName':'user-message','input':{'USER_MESSAGE ':'Hello'}", "'triggerName':'user-message','input':{'':1}",
        "'triggerName':'user-message','input':{'__proto__':{'USER_MESSAGE':1}}"})
    void anyOtherIsRefusedAsATrigger(String trigger) {
        assertThatExceptionOfType(InvalidSocketMessageException.class).isThrownBy(() -> check(Map.of(), trigger.replace('\'', '"')))
                .matches(refused -> refused.kind() == InvalidSocketMessageException.Kind.TRIGGER && !refused.isExcessive());
    }

    @ParameterizedTest
    @CsvSource({"request-human, ORDER", "user-message, USER_MESSAGE"})
    void anAgentWithOthersHasThemNamedBySettings(String name, String input) {
        Map<String, String> settings = Map.of("octavus.agent.triggers", "user-message, request-human",
                "octavus.agent.trigger-input", "USER_MESSAGE,ORDER");

        assertThat(check(settings, "\"triggerName\":\"" + name + "\",\"input\":{\"" + input + "\":1}").triggerName()).isEqualTo(name);
    }
}
