package dev.socketchat.sockjs.websocket;

import dev.socketchat.sockjs.Incoming;
import dev.socketchat.sockjs.SockJsCodec;
import jakarta.websocket.DecodeException;
import jakarta.websocket.Decoder;
import java.util.List;

/**
 * Decodes a SockJS text: a JSON array of strings or one JSON string alone; an empty text carries nothing (SockJS
 * protocol 0.3.3).
 *
 * <p>An endpoint declares it, but {@link WebSocketTransport} calls it, for a text that is complete and within the
 * limit. Left to the container, a decoder is only called with the whole message already in memory, and neither the
 * message size of {@code @OnMessage} nor the buffer size of the session bounds that on every server.
 */
public final class SockJsMessagesDecoder implements Decoder.Text<SockJsMessages> {

    @Override
    public SockJsMessages decode(String text) throws DecodeException {
        if (text.isEmpty()) {
            return new SockJsMessages(List.of());
        }
        if (SockJsCodec.decodeArrayOrString(text) instanceof Incoming.Messages incoming) {
            return new SockJsMessages(incoming.messages());
        }
        throw new DecodeException(text, "Neither a JSON array of strings nor a JSON string");
    }

    /** Every text is for this decoder; what is wrong with it shows in {@link #decode}. */
    @Override
    public boolean willDecode(String text) {
        return true;
    }
}
