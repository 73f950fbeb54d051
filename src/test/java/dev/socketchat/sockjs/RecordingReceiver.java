package dev.socketchat.sockjs;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** A receiver that notes what it is given and completes each frame at once, or when the test says so. */
public final class RecordingReceiver implements Receiver {

    private final List<String> frames = new ArrayList<>();
    private final List<CloseStatus> ends = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final boolean inline;
    private final int limit;
    private boolean answersProbes;
    private boolean failsProbes;
    private Completion waiting;
    private int most;
    private int knocks;

    private RecordingReceiver(boolean inline, int limit) {
        this.inline = inline;
        this.limit = limit;
    }

    /** Completes each frame within the call. */
    public static RecordingReceiver inline() {
        return new RecordingReceiver(true, Integer.MAX_VALUE);
    }

    /** Completes a frame when told to. */
    public static RecordingReceiver manual() {
        return new RecordingReceiver(false, Integer.MAX_VALUE);
    }

    /** Takes one frame and is spent. */
    public static RecordingReceiver poll() {
        return new RecordingReceiver(true, 1);
    }

    RecordingReceiver answeringProbes() {
        answersProbes = true;
        return this;
    }

    @Override
    public void send(SockJsFrame frame, Completion completion) {
        most = Math.max(most, underWay.incrementAndGet());
        frames.add(frame.text());
        if (inline) {
            underWay.decrementAndGet();
            completion.sent(this);
        } else {
            waiting = completion;
        }
    }

    /** Completes the frame under way. */
    public void complete() {
        Completion done = waiting;
        waiting = null;
        underWay.decrementAndGet();
        done.sent(this);
    }

    /** Fails the frame under way. */
    public void fail() {
        Completion done = waiting;
        waiting = null;
        done.failed(this, new java.io.IOException("broken pipe"));
    }

    @Override
    public boolean isSpent() {
        return frames.size() >= limit;
    }

    @Override
    public boolean knock() {
        knocks++;
        return true;
    }

    /** How often somebody looked whether it is there. */
    public int knocks() {
        return knocks;
    }

    /** Fails when it is asked for a sign of life, as one without memory would. */
    RecordingReceiver failingProbes() {
        failsProbes = true;
        return this;
    }

    @Override
    public boolean probe() {
        if (failsProbes) {
            throw new OutOfMemoryError("no");
        }
        return answersProbes;
    }

    @Override
    public void end(CloseStatus status) {
        ends.add(status);
    }

    /** The frames so far, as they stand on the wire. */
    public List<String> frames() {
        return frames;
    }

    /** The last frame. */
    public String lastFrame() {
        return frames.get(frames.size() - 1);
    }

    /** With what it was ended, once for each time. */
    public List<CloseStatus> ends() {
        return ends;
    }

    /** The most frames that were under way at a time. */
    public int most() {
        return most;
    }
}
