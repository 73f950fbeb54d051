package dev.socketchat.sockjs;

import java.util.List;

/** What the server sends: one of the four frames of SockJS protocol 0.3.3. Frames are values, for any thread. */
public sealed interface SockJsFrame {

    /** The first frame of a session. */
    SockJsFrame OPEN = new Open();
    /** The sign of life. */
    SockJsFrame HEARTBEAT = new Heartbeat();

    /** The frame as it stands on the wire. */
    String text();

    /** Says that the session is established; sent exactly once. */
    record Open() implements SockJsFrame {
        @Override
        public String text() {
            return "o";
        }
    }

    /** Keeps proxies from cutting an idle connection. */
    record Heartbeat() implements SockJsFrame {
        @Override
        public String text() {
            return "h";
        }
    }

    /**
     * Carries messages.
     *
     * @param messages at least one, in the order they were sent
     */
    record Messages(List<String> messages) implements SockJsFrame {
        @Override
        public String text() {
            return SockJsCodec.encodeMessages(messages);
        }

        @Override
        public String toString() {
            return "Messages[" + messages.size() + "]";
        }
    }

    /** Says that the session is over, and why; repeated to whoever asks again. */
    record Close(CloseStatus status) implements SockJsFrame {
        @Override
        public String text() {
            return SockJsCodec.encodeClose(status);
        }
    }
}
