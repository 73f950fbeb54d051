package dev.socketchat.chat.tool;

import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.spi.AfterDeploymentValidation;
import jakarta.enterprise.inject.spi.AnnotatedMethod;
import jakarta.enterprise.inject.spi.DeploymentException;
import jakarta.enterprise.inject.spi.Extension;
import jakarta.enterprise.inject.spi.ProcessManagedBean;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds the {@link AgentTool} methods of every CDI bean in the application, jars in {@code WEB-INF/lib} included, and
 * stops the deployment with a sentence for each that cannot work. Runs at deployment only, on the container's thread.
 */
public class AgentToolDiscovery implements Extension {

    private final Map<String, AgentToolMethod> methods = new LinkedHashMap<>();
    private final List<String> problems = new ArrayList<>();

    /** For the container. */
    public AgentToolDiscovery() {
    }

    /** Hears of enterprise beans, too: their event is a kind of this one. */
    <T> void discover(@Observes ProcessManagedBean<T> event) {
        for (AnnotatedMethod<? super T> method : event.getAnnotatedBeanClass().getMethods()) {
            if (method.isAnnotationPresent(AgentTool.class) && !method.getJavaMember().isBridge()) {
                register(event, method);
            }
        }
    }

    private <T> void register(ProcessManagedBean<T> event, AnnotatedMethod<? super T> method) {
        try {
            AgentToolMethod found = AgentToolMethod.of(event.getBean(), method.getJavaMember());
            AgentToolMethod known = methods.putIfAbsent(found.name(), found);
            if (known != null) {
                problems.add("The tool '" + found.name() + "' has two methods: " + known.place() + " and " + found.place() + ".");
            }
        } catch (IllegalArgumentException unusable) {
            problems.add(unusable.getMessage());
        }
    }

    void report(@Observes AfterDeploymentValidation event) {
        if (!problems.isEmpty()) {
            event.addDeploymentProblem(new DeploymentException(String.join(" ", problems)));
        }
    }

    Collection<AgentToolMethod> methods() {
        return methods.values();
    }
}
