package dev.socketchat.sockjs.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Does something when the connection below an asynchronous request breaks or its container gives it up. */
record Broken(Runnable action) implements AsyncListener {

    @Override
    public void onError(AsyncEvent event) {
        action.run();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        action.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
