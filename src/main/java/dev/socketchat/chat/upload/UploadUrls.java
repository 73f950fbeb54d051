package dev.socketchat.chat.upload;

import dev.socketchat.chat.conversation.CustomEvent;
import java.util.List;

/**
 * Answers an upload request of the page.
 *
 * @param requestId the page's own name for it
 * @param files one place for each file, in the order in which they were announced
 */
@CustomEvent("upload-urls")
public record UploadUrls(String requestId, List<Place> files) {

    /**
     * Where one file goes.
     *
     * @param id the platform's name of the file
     * @param uploadUrl where to put its bytes, relative to the page's own address
     * @param downloadUrl where it will be found
     */
    public record Place(String id, String uploadUrl, String downloadUrl) {
    }
}
