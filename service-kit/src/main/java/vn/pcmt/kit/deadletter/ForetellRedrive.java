package vn.pcmt.kit.deadletter;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.Topic;

/** Tells what processing an event would change, of a group whose state a service can look up without processing it. */
public interface ForetellRedrive {

    /**
     * @param processed whether this event or a newer one of its aggregate was processed already, so that nothing would
     *     change; null where that cannot be told
     * @param changes what would change
     */
    record Foretold(@Nullable Boolean processed, List<Change> changes) {
        /** Where nobody can tell: handlers drop what they have seen. */
        static final Foretold UNKNOWN = new Foretold(null, List.of());

        public Foretold {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param what such as the name of an area, an indicator and a side of its total; words of the domain as its codes
     * @param before what this event's aggregate gave to it so far, null if nothing
     * @param after what it would give
     */
    record Change(
            List<String> what,
            @Nullable String before,
            @Nullable String after) {
        public Change {
            what = List.copyOf(what);
        }
    }

    boolean isAbout(Topic topic, String group);

    Foretold foretell(Event event);
}
