package dev.socketchat.chat.tool;

import jakarta.enterprise.inject.spi.Bean;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.regex.Pattern;

/** One {@link AgentTool} method found at start-up: its name, its bean and the record it takes, checked to be callable. */
record AgentToolMethod(String name, Bean<?> bean, Method method, Optional<Class<?>> argument) {

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([-_]+[a-z0-9]+)*");

    /** @throws IllegalArgumentException in one sentence for the developer, if the method cannot be a tool */
    static AgentToolMethod of(Bean<?> bean, Method method) {
        String name = method.getAnnotation(AgentTool.class).value();
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
        // The class of the bean need not be public, only its method.
        method.setAccessible(true);
        return new AgentToolMethod(name, bean, method, argument);
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
            throw new IllegalArgumentException("The @AgentTool method " + place(method) + " " + otherwise + ".");
        }
    }
}
