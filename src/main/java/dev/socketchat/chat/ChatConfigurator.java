package dev.socketchat.chat;

import dev.socketchat.sockjs.websocket.SockJsConfigurator;
import jakarta.enterprise.inject.spi.CDI;
import org.jspecify.annotations.Nullable;

/**
 * Has one bean serve all connections of an endpoint. Containers make an instance for each otherwise, which on some means to
 * analyse the class for injection anew each time, and our endpoints keep nothing of their own.
 */
public class ChatConfigurator extends SockJsConfigurator {

    private volatile @Nullable Object endpoint;

    @Override
    public <T> T getEndpointInstance(Class<T> type) {
        Object bean = endpoint;
        if (bean == null) {
            bean = CDI.current().select(type).get();
            endpoint = bean;
        }
        return type.cast(bean);
    }
}
