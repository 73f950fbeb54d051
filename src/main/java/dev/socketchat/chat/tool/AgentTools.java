package dev.socketchat.chat.tool;

import dev.socketchat.chat.conversation.Conversation;
import dev.socketchat.chat.conversation.CurrentConversation;
import dev.socketchat.chat.conversation.JsonBinding;
import dev.socketchat.chat.conversation.RecordReader;
import dev.socketchat.chat.conversation.UnfitRecordException;
import dev.socketchat.octavus.tool.ToolException;
import dev.socketchat.octavus.tool.ToolHandler;
import dev.socketchat.octavus.tool.Tools;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.context.spi.CreationalContext;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import jakarta.json.JsonValue;
import java.lang.reflect.InvocationTargetException;
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
    private RecordReader reader;
    @Inject
    private CurrentConversation current;

    private final JsonBinding json = new JsonBinding();

    /** The server tools offered to the given conversation's agent. */
    public Tools.Builder of(Conversation conversation) {
        Tools.Builder tools = Tools.builder();
        for (AgentToolMethod method : discovery.methods()) {
            ToolHandler handler = (arguments, context) -> current.during(conversation, () -> call(method, arguments));
            tools.add(method.name(), method.policy(), handler);
        }
        return tools;
    }

    private @Nullable JsonValue call(AgentToolMethod tool, JsonObject arguments) throws Exception {
        Object[] parameters = tool.argument().map(type -> new Object[] {argument(type, arguments)}).orElseGet(() -> new Object[0]);
        RequestContextController request = requests.get();
        boolean begun = request.activate();
        CreationalContext<?> creation = beans.createCreationalContext(tool.bean());
        try {
            Object bean = beans.getReference(tool.bean(), tool.view(), creation);
            return json.toJson(tool.method().invoke(bean, parameters));
        } catch (InvocationTargetException failure) {
            throw ToolFailure.of(failure);
        } finally {
            creation.release();
            if (begun) {
                request.deactivate();
            }
            requests.destroy(request);
        }
    }

    private Object argument(Class<?> type, JsonObject arguments) {
        try {
            return reader.read(arguments, type);
        } catch (UnfitRecordException unfit) {
            String place = unfit.getCause() == null ? "" : "The arguments do not fit this tool: ";
            throw new ToolException(place + unfit.getMessage(), unfit);
        }
    }
}
