package dev.socketchat.octavus.rest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.socketchat.octavus.error.OctavusException;
import dev.socketchat.octavus.error.OctavusIoException;
import dev.socketchat.octavus.error.OctavusProtocolException;
import dev.socketchat.octavus.json.JsonLimits;
import dev.socketchat.octavus.json.JsonScanner;
import dev.socketchat.octavus.json.MalformedJsonException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbException;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;

/** Typed request and response bodies by JSON-B; answers are read up to a limit. Safe for several threads. */
final class Bodies implements AutoCloseable {

    private static final int MAX_BODY = 16 * 1024 * 1024;

    private final Jsonb jsonb = JsonbBuilder.create();

    String write(Object body) {
        return jsonb.toJson(body);
    }

    /**
     * Reads the whole body of an answer.
     *
     * @throws OctavusProtocolException if it is too long or not what was expected
     * @throws OctavusIoException if it broke off
     */
    <T> T read(Response response, Class<T> type) {
        return read(text(response), type);
    }

    /** Reads JSON text; fails as the other does. */
    <T> T read(String text, Class<T> type) {
        try {
            // Parsson 1.1.7 goes round for ever where a member that nobody reads is cut off.
            new JsonScanner(text, JsonLimits.EVENT).scan();
            T body = jsonb.fromJson(text, type);
            if (body == null) {
                throw new OctavusProtocolException("The platform's answer is empty", null);
            }
            return body;
        } catch (MalformedJsonException | JsonbException e) {
            throw new OctavusProtocolException("The platform's answer is not the expected JSON", e);
        }
    }

    /** Reads the whole body as text; fails as {@link #read} does. */
    String text(Response response) {
        try (InputStream in = response.readEntity(InputStream.class)) {
            byte[] bytes = in.readNBytes(MAX_BODY + 1);
            if (bytes.length > MAX_BODY) {
                throw new OctavusProtocolException("The platform's answer is longer than " + MAX_BODY + " bytes", null);
            }
            return new String(bytes, UTF_8);
        } catch (IOException | IllegalStateException e) {
            // The latter is Jersey's word for an answer that a time limit or a stop closed before it was read.
            throw new OctavusIoException("The platform's answer broke off", e);
        } catch (ProcessingException e) {
            // Several types, or one that is none.
            throw new OctavusProtocolException("The platform's answer has a head that cannot be read", e);
        }
    }

    @Override
    public void close() {
        try {
            jsonb.close();
        } catch (Exception e) {
            throw new OctavusException("Closing JSON-B failed", e);
        }
    }
}
