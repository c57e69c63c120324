package vn.pcmt.embedded.store;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What one writer knows about its documents: the revision that was acknowledged, and for a write whose answer never came
 * the revision it may have reached. Revision 0 means that there is no document.
 */
final class KillLedger {

    private final Map<String, Integer> acknowledged = new HashMap<>();
    private final Map<String, Integer> uncertain = new HashMap<>();
    private long acknowledgements;
    private int uncertainties;

    int revision(String id) {
        return acknowledged.getOrDefault(id, 0);
    }

    void attempt(String id, int revision) {
        uncertain.put(id, revision);
    }

    void acknowledge(String id) {
        acknowledged.put(id, uncertain.remove(id));
        acknowledgements++;
    }

    /** Compares with what the store holds after a restart, and takes that over. Returns the first difference. */
    String compareAndAdopt(Map<String, Integer> stored) {
        Set<String> ids = new HashSet<>(acknowledged.keySet());
        ids.addAll(uncertain.keySet());
        ids.addAll(stored.keySet());
        for (String id : ids) {
            int found = stored.getOrDefault(id, 0);
            boolean explained = found == revision(id) || (uncertain.containsKey(id) && found == uncertain.get(id));
            if (!explained) {
                return id + " has revision " + found + ", acknowledged was " + revision(id) + ", uncertain is "
                        + uncertain.get(id);
            }
            acknowledged.put(id, found);
        }
        uncertainties += uncertain.size();
        uncertain.clear();
        return "";
    }

    long acknowledgements() {
        return acknowledgements;
    }

    int uncertainties() {
        return uncertainties;
    }
}
