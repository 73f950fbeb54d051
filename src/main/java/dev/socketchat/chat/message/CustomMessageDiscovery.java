package dev.socketchat.chat.message;

import dev.socketchat.chat.upload.Attachments;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessObserverMethod;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Finds the {@link CustomMessage} records that are observed, and stops the deployment with a sentence for each that
 * cannot work. Runs at deployment only, on the container's thread.
 */
public class CustomMessageDiscovery implements Extension {

    private static final Set<String> TAKEN = Set.of("trigger", "continue", "stop", Attachments.REQUEST);
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Map<String, Class<?>> types = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** For the container. */
    public CustomMessageDiscovery() {
    }

    void discover(@Observes ProcessObserverMethod<?, ?> event) {
        if (event.getObserverMethod().getObservedType() instanceof Class<?> type && type.isAnnotationPresent(CustomMessage.class)) {
            register(type);
        }
    }

    void register(Class<?> type) {
        String name = type.getAnnotation(CustomMessage.class).value();
        Class<?> known = types.putIfAbsent(name, type);
        if (known != null && known != type) {
            problems.add("The message '" + name + "' has two records: " + known.getName() + " and " + type.getName() + ".");
        }
        require(type.isRecord() && Modifier.isPublic(type.getModifiers()), type, "must be a public record");
        require(NAME.matcher(name).matches(), type, "has the name '" + name + "', which is not made of lower case, digits and dashes");
        require(!TAKEN.contains(name), type, "has the name '" + name + "', which the chat uses itself");
    }

    private void require(boolean condition, Class<?> type, String otherwise) {
        String sentence = "The @CustomMessage " + type.getName() + " " + otherwise + ".";
        if (!condition && !problems.contains(sentence)) {
            problems.add(sentence);
        }
    }

    void report(@Observes AfterDeploymentValidation event) {
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(new DeploymentException(String.join(" ", problems)));
        }
    }

    List<String> problems() {
        return problems;
    }

    Optional<Class<?>> type(String name) {
        return Optional.ofNullable(types.get(name));
    }
}
