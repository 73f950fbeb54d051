package org.glassfish.tyrus;

import jakarta.servlet.ReadListener;
import jakarta.servlet.http.HttpUpgradeHandler;
import jakarta.servlet.http.WebConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Does what the handler of Tyrus does: it asks to be called before it is ready to be, and notes in which order things happen. */
public final class RecordingHandler implements HttpUpgradeHandler, ReadListener {

    /** What happened, in order. */
    public final List<String> events = new ArrayList<>();

    /** What its {@code init} does last. */
    public Runnable opening = () -> {};

    /** What it was given. */
    public WebConnection connection;

    @Override
    public void init(WebConnection given) {
        connection = given;
        try {
            given.getInputStream().setReadListener(this);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        opening.run();
        events.add("ready");
    }

    @Override
    public void destroy() {
        events.add("destroyed");
    }

    @Override
    public void onDataAvailable() {
        events.add("called");
    }

    @Override
    public void onAllDataRead() {
        events.add("all read");
    }

    @Override
    public void onError(Throwable failure) {
        events.add("error");
    }
}
