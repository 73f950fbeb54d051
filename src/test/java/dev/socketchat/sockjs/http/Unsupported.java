package dev.socketchat.sockjs.http;

import java.lang.reflect.Proxy;

/** Something of a container's that refuses every call, for wrappers that answer those a test expects. */
final class Unsupported {

    private Unsupported() {}

    static <T> T of(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (self, method, args) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }
}
