package dev.socketchat.sockjs.http;

import dev.socketchat.sockjs.Incoming;
import dev.socketchat.sockjs.SockJsCodec;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds the JSON in the body of an upload: all of it, or the field {@code d} of a form. */
final class UploadBody {

    private static final String FIELD = "d=";

    private UploadBody() {}

    static Incoming read(String body, HttpTransport transport, String contentType) {
        boolean isForm = transport == HttpTransport.JSONP_SEND
                && contentType.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
        if (!isForm) {
            return SockJsCodec.decodeArray(body);
        }
        try {
            return SockJsCodec.decodeArray(field(body).orElse(""));
        } catch (IllegalArgumentException e) {
            return new Incoming.Broken();
        }
    }

    private static Optional<String> field(String form) {
        return Stream.of(form.split("&"))
                .filter(pair -> pair.startsWith(FIELD))
                .findFirst()
                .map(pair -> URLDecoder.decode(pair.substring(FIELD.length()), StandardCharsets.UTF_8));
    }
}
