package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import java.util.ArrayList;
import java.util.List;

/**
 * What came in one read, cut into pieces that a reader's queue can be asked to take one after the other. A request for
 * tools of the browser and the {@code finish} behind it stay together: browsers are known to act between the two.
 */
final class Slices {

    private static final int CHARS = 64 * 1024;

    private Slices() {}

    static List<List<StreamEvent>> of(List<StreamEvent> events) {
        List<List<StreamEvent>> slices = new ArrayList<>();
        int from = 0;
        int chars = 0;
        for (int at = 0; at < events.size(); at++) {
            StreamEvent event = events.get(at);
            boolean cuttable = at > from && !event.isTerminal();
            if (cuttable && chars + event.json().length() > CHARS) {
                slices.add(events.subList(from, at));
                from = at;
                chars = 0;
            }
            chars += event.json().length();
        }
        slices.add(events.subList(from, events.size()));
        return slices;
    }
}
