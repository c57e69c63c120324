package vn.pcmt.kit.consume;

import java.util.HashSet;
import java.util.Set;
import org.springframework.dao.TransientDataAccessException;
import vn.pcmt.kit.store.Outages;

/** Tells failures that pass by themselves, such as a store that is away, from those of the event or the handler. */
final class TransientFailures {

    private TransientFailures() {}

    static boolean isTransient(Throwable failure) {
        return Outages.isOutage(failure) || isLostRace(failure);
    }

    private static boolean isLostRace(Throwable failure) {
        Set<Throwable> seen = new HashSet<>();
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException) {
                return true;
            }
        }
        return false;
    }
}
