package dev.socketchat.chat.tool;

import dev.socketchat.octavus.tool.ToolPolicy;
import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One {@link AgentTool} method found at start-up, checked to be callable.
 *
 * @param method what to call: the bean's own method or, of an enterprise bean with local interfaces only, that of one of them
 * @param argument the record it takes, if it takes one
 */
record AgentToolMethod(String name, Bean<?> bean, Method method, Optional<Class<?>> argument, ToolPolicy policy) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([-_]+[a-z0-9]+)*");

    /** @throws IllegalArgumentException in one sentence for the developer, if the method cannot be a tool */
    static AgentToolMethod of(Bean<?> bean, Method method) {
        AgentTool tool = method.getAnnotation(AgentTool.class);
        String name = tool.value();
        require(NAME.matcher(name).matches(), method, "has the name '" + name + "', which no Octavus tool can have");
        require(Modifier.isPublic(method.getModifiers()), method, "must be public");
        require(!Modifier.isStatic(method.getModifiers()), method, "must not be static");
        require(method.getParameterCount() <= 1, method, "must take one record or nothing");
        Optional<Class<?>> argument = Optional.empty();
        if (method.getParameterCount() == 1) {
            Class<?> type = method.getParameterTypes()[0];
            require(type.isRecord(), method, "must take a record, not " + type.getSimpleName());
            require(Modifier.isPublic(type.getModifiers()), method, "takes " + type.getSimpleName() + ", which must be public");
            argument = Optional.of(type);
        }
        Class<?> result = method.getReturnType();
        require(!result.isRecord() || Modifier.isPublic(result.getModifiers()), method,
                "returns " + result.getSimpleName() + ", which must be public");
        Method callable = callable(bean, method);
        // The class of the bean need not be public, only its method.
        callable.setAccessible(true);
        return new AgentToolMethod(name, bean, callable, argument, new ToolPolicy(limit(tool, method), tool.sideEffects()));
    }

    private static Method callable(Bean<?> bean, Method method) {
        if (bean.getTypes().contains(bean.getBeanClass())) {
            return method;
        }
        return bean.getTypes().stream().filter(Class.class::isInstance).map(type -> (Class<?>) type)
                .filter(Class::isInterface).flatMap(type -> Stream.of(type.getMethods()))
                .filter(other -> other.getName().equals(method.getName())
                        && Arrays.equals(other.getParameterTypes(), method.getParameterTypes()))
                .findFirst().orElseThrow(() -> problem(method, "must be in a local interface of its bean"));
    }

    private static Optional<Duration> limit(AgentTool tool, Method method) {
        if (tool.timeLimit().isEmpty()) {
            return Optional.empty();
        }
        try {
            Duration limit = Duration.parse(tool.timeLimit());
            require(!limit.isZero() && !limit.isNegative(), method, "has a time limit that is not positive");
            return Optional.of(limit);
        } catch (DateTimeParseException unreadable) {
            throw problem(method, "has the time limit '" + tool.timeLimit() + "', which is no ISO 8601 duration such as PT5S");
        }
    }

    /** The type of the bean that has the method. */
    Class<?> view() {
        return bean.getTypes().contains(bean.getBeanClass()) ? bean.getBeanClass() : method.getDeclaringClass();
    }

    /** Where the tool is, for messages to its developer. */
    String place() {
        return place(method);
    }

    private static String place(Method method) {
        return method.getDeclaringClass().getName() + "." + method.getName();
    }

    private static void require(boolean condition, Method method, String otherwise) {
        if (!condition) {
            throw problem(method, otherwise);
        }
    }

    private static IllegalArgumentException problem(Method method, String sentence) {
        return new IllegalArgumentException("The @AgentTool method " + place(method) + " " + sentence + ".");
    }
}
