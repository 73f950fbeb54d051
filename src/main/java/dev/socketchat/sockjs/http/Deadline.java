package dev.socketchat.sockjs.http;

import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;

/** Does something when an asynchronous request runs out of time. */
record Deadline(Runnable action) implements AsyncListener {

    @Override
    public void onTimeout(AsyncEvent event) {
        action.run();
    }

    @Override
    public void onComplete(AsyncEvent event) {}

    @Override
    public void onError(AsyncEvent event) {}

    @Override
    public void onStartAsync(AsyncEvent event) {}
}
