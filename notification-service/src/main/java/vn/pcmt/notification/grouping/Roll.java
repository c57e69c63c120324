package vn.pcmt.notification.grouping;

import java.util.Collection;
import java.util.Set;

/** Tells what has become of what was put into a group. */
public interface Roll {

    /** Those that are still not done. */
    Set<String> stillOpen(Collection<String> obligations);

    /** How many like this one are owed in some units, done or not. */
    long countAlike(String obligation, Collection<String> units);
}
