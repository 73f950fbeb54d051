package dev.socketchat.chat.upload;

import dev.socketchat.chat.config.UploadLimits;
import dev.socketchat.chat.conversation.Conversation;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The places for uploads under way: so many in all, of them so many for one conversation and for one network address, so
 * that nobody takes all of them. Any thread may call.
 */
final class UploadPlaces {

    private final UploadLimits.Traffic limits;
    private final Map<String, Integer> taken = new HashMap<>();
    private int all;

    UploadPlaces(UploadLimits.Traffic limits) {
        this.limits = limits;
    }

    /** Takes a place for an upload of the conversation, to be given back once; false when there is none for it. */
    synchronized boolean take(Conversation conversation) {
        List<String> keys = keys(conversation);
        boolean isFree = all < limits.atOnce() && of(keys.get(0)) < limits.perConversation()
                && keys.stream().skip(1).allMatch(address -> of(address) < limits.perAddress());
        if (isFree) {
            count(keys, 1);
        }
        return isFree;
    }

    synchronized void giveBack(Conversation conversation) {
        count(keys(conversation), -1);
    }

    /** Its own, and that of its network address where that is known. */
    private static List<String> keys(Conversation conversation) {
        String own = "conversation " + conversation.id();
        return conversation.address().isEmpty() ? List.of(own) : List.of(own, "address " + conversation.address());
    }

    private int of(String key) {
        return taken.getOrDefault(key, 0);
    }

    private void count(List<String> keys, int by) {
        all += by;
        keys.forEach(key -> taken.merge(key, by, (before, change) -> before + change == 0 ? null : before + change));
    }
}
