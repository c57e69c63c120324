package vn.pcmt.notification.routing;

import java.util.List;
import vn.pcmt.notification.directory.Officer;

/** Who is told, and by which rule: the answer to "why was I told". */
public record Recipients(Rule rule, List<Officer> officers) {

    /** Which rule found them. */
    public enum Rule {
        /** They report for the unit that owes, or head it. */
        OWN_UNIT,
        /** The unit was merged into theirs. */
        SUCCESSOR,
        /** Nobody holds the post in the unit; they review its reports. */
        REVIEWERS_FOR_VACANT_POST,
        /** Nobody could be found at all. */
        NOBODY
    }

    public Recipients {
        officers = List.copyOf(officers);
    }
}
