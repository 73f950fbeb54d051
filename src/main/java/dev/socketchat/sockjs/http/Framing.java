package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.SockJsCodec;
import dev.socketchat.sockjs.SockJsFrame;

/** How a transport wraps a frame, and what it sends before the first (SockJS protocol 0.3.3). */
enum Framing {
    /** Carries no frames. */
    NONE {
        @Override
        String wrap(String frame, String callback) {
            throw new IllegalStateException("An upload carries no frames");
        }
    },
    LINE {
        @Override
        String wrap(String frame, String callback) {
            return frame + "\n";
        }
    },
    /** Some browsers show nothing of a response before its first two kilobytes. */
    LINE_AFTER_PRELUDE {
        @Override
        String prelude(String callback) {
            return "h".repeat(2048) + "\n";
        }

        @Override
        String wrap(String frame, String callback) {
            return frame + "\n";
        }
    },
    EVENT {
        @Override
        String prelude(String callback) {
            return "\r\n";
        }

        /** The client undoes a URI encoding, of which, within JSON, only the percent sign is left to do. */
        @Override
        String wrap(String frame, String callback) {
            return "data: " + frame.replace("%", "%25") + "\r\n\r\n";
        }
    },
    SCRIPT_ELEMENT {
        @Override
        String prelude(String callback) {
            return HtmlFilePage.head(callback);
        }

        @Override
        String wrap(String frame, String callback) {
            return "<script>\np(" + literal(frame) + ");\n</script>\r\n";
        }
    },
    /** The comment keeps the callback from being the first bytes, which could pass for a Flash file (CVE-2014-4671). */
    SCRIPT_CALL {
        @Override
        String wrap(String frame, String callback) {
            return "/**/" + callback + "(" + literal(frame) + ");\r\n";
        }

        /** The client takes its function away after the first call. */
        @Override
        String knock(String callback) {
            return "\r\n";
        }
    };

    /** Sent at once when a response starts. */
    String prelude(String callback) {
        return "";
    }

    /** Something that may stand before any frame, also in a poll, and that the client takes for a sign of life at most. */
    String knock(String callback) {
        return wrap(SockJsFrame.HEARTBEAT.text(), callback);
    }

    /** A frame as it travels. */
    abstract String wrap(String frame, String callback);

    /** A JavaScript string that no HTML parser can mistake for the end of its script element. */
    private static String literal(String frame) {
        StringBuilder literal = new StringBuilder(frame.length() + frame.length() / 4 + 2);
        SockJsCodec.quote(frame, literal);
        return literal.toString().replace("<", "\\u003c");
    }
}
