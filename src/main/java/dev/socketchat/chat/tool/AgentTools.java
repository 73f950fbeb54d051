package dev.socketchat.chat.tool;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.CurrentConversation;
import dev.socketchat.chat.conversation.JsonBinding;
import dev.socketchat.octavus.ToolException;
import dev.socketchat.octavus.ToolHandler;
import dev.socketchat.octavus.Tools;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import jakarta.json.bind.JsonbException;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.lang.reflect.InvocationTargetException;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The application's {@link AgentTool} methods as the {@link Tools} of one conversation. A call sees the conversation it
 * belongs to as the current one, has a CDI request context of its own, and goes through the bean's own interceptors.
 * Any thread may call.
 */
@ApplicationScoped
public class AgentTools {

    @Inject
    private AgentToolDiscovery discovery;
    @Inject
    private BeanManager beans;
    @Inject
    private Instance<RequestContextController> requests;
    @Inject
    private Validator validator;
    @Inject
    private CurrentConversation current;

    private final JsonBinding json = new JsonBinding();

    /** The server tools offered to the given conversation's agent. */
    public Tools of(Conversation conversation) {
        Tools.Builder tools = Tools.builder();
        for (AgentToolMethod method : discovery.methods()) {
            ToolHandler handler = (arguments, context) -> current.during(conversation, () -> call(method, arguments));
            tools.add(method.name(), handler);
        }
        return tools.build();
    }

    private @Nullable JsonValue call(AgentToolMethod tool, JsonObject arguments) throws Exception {
        Object[] parameters = tool.argument().map(type -> new Object[] {argument(type, arguments)}).orElseGet(() -> new Object[0]);
        RequestContextController request = requests.get();
        boolean begun = request.activate();
        CreationalContext<?> creation = beans.createCreationalContext(tool.bean());
        try {
            Object bean = beans.getReference(tool.bean(), tool.bean().getBeanClass(), creation);
            return json.toJson(tool.method().invoke(bean, parameters));
        } catch (InvocationTargetException failure) {
            throw failure.getCause() instanceof Exception cause ? cause : failure;
        } finally {
            creation.release();
            if (begun) {
                request.deactivate();
            }
            requests.destroy(request);
        }
    }

    private Object argument(Class<?> type, JsonObject arguments) {
        Object record;
        try {
            record = json.fromJson(arguments, type);
        } catch (JsonbException unreadable) {
            throw new ToolException("The arguments do not fit this tool: " + arguments.keySet(), unreadable);
        }
        Set<ConstraintViolation<Object>> violations = validator.validate(record);
        if (!violations.isEmpty()) {
            throw new ToolException(violations.stream()
                    .map(violation -> violation.getPropertyPath() + " " + violation.getMessage())
                    .sorted().collect(Collectors.joining("; ")));
        }
        return record;
    }
}
