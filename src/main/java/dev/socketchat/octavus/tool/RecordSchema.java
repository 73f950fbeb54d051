package dev.socketchat.octavus.tool;

import dev.socketchat.octavus.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.temporal.Temporal;
import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Writes the JSON Schema of a record: components are required unless they are {@link Optional}, and nothing else is
 * allowed.
 */
final class RecordSchema {

    private static final Set<Class<?>> INTEGERS = Set.of(
            byte.class,
            short.class,
            int.class,
            long.class,
            Byte.class,
            Short.class,
            Integer.class,
            Long.class,
            BigInteger.class);
    private static final Set<Class<?>> NUMBERS =
            Set.of(float.class, double.class, Float.class, Double.class, BigDecimal.class);

    private RecordSchema() {}

    static JsonObject of(Class<?> type) {
        JsonObjectBuilder properties = Json.object();
        JsonArrayBuilder required = Json.array();
        for (RecordComponent component : type.getRecordComponents()) {
            Optional<Type> optional = argument(component.getGenericType(), Optional.class);
            properties.add(component.getName(), schema(optional.orElse(component.getGenericType())));
            if (optional.isEmpty()) {
                required.add(component.getName());
            }
        }
        return Json.object()
                .add("type", "object")
                .add("properties", properties)
                .add("required", required)
                .add("additionalProperties", false)
                .build();
    }

    private static JsonObject schema(Type type) {
        Optional<Type> items = argument(type, Collection.class);
        if (items.isPresent()) {
            return Json.object()
                    .add("type", "array")
                    .add("items", schema(items.get()))
                    .build();
        }
        Class<?> raw = raw(type);
        if (raw.isRecord()) {
            return of(raw);
        }
        return raw.isEnum() ? enumeration(raw) : scalar(raw);
    }

    private static Class<?> raw(Type type) {
        if (type instanceof Class<?> plain) {
            return plain;
        }
        if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> plain) {
            return plain;
        }
        throw new IllegalArgumentException("No schema can be made for " + type);
    }

    private static JsonObject enumeration(Class<?> type) {
        JsonArrayBuilder names = Json.array();
        Arrays.stream(type.getEnumConstants()).forEach(constant -> names.add(((Enum<?>) constant).name()));
        return Json.object().add("type", "string").add("enum", names).build();
    }

    private static JsonObject scalar(Class<?> type) {
        if (INTEGERS.contains(type)) {
            return typed("integer");
        }
        if (NUMBERS.contains(type)) {
            return typed("number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return typed("boolean");
        }
        if (Map.class.isAssignableFrom(type)) {
            return typed("object");
        }
        return CharSequence.class.isAssignableFrom(type) || Temporal.class.isAssignableFrom(type)
                ? typed("string")
                : Json.object().build();
    }

    private static JsonObject typed(String name) {
        return Json.object().add("type", name).build();
    }

    private static Optional<Type> argument(Type type, Class<?> container) {
        return type instanceof ParameterizedType generic
                        && generic.getRawType() instanceof Class<?> raw
                        && container.isAssignableFrom(raw)
                ? Optional.of(generic.getActualTypeArguments()[0])
                : Optional.empty();
    }
}
