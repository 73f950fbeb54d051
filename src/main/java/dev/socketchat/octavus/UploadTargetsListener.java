package dev.socketchat.octavus;

import dev.socketchat.octavus.event.StreamEvent;
import dev.socketchat.octavus.file.Files;
import java.util.List;

/** Hears what became of a request for places to upload to; exactly one method is called, once, on any thread. */
public interface UploadTargetsListener {

    /** The places, in the order of the files. */
    void onTargets(List<Files.Target> targets);

    /** There are none. The failure's text may be shown; the log has the details. */
    void onFailure(StreamEvent.Failure failure);
}
