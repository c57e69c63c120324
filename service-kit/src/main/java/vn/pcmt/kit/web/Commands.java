package vn.pcmt.kit.web;

import java.util.function.Supplier;
import org.springframework.dao.OptimisticLockingFailureException;

/** How a command on a stored aggregate is carried out. */
public final class Commands {
    private Commands() {}

    /**
     * Carries a command out, and looks again if somebody else saved first. Either the same command came twice at once,
     * and the other one has left its receipt, which answers; or the version is stale by now, which the check finds.
     *
     * @param attempt reads the aggregate, looks for the receipt, checks the version, changes and saves; nothing else
     */
    public static <T> T carryOut(Supplier<T> attempt) {
        try {
            return attempt.get();
        } catch (OptimisticLockingFailureException raced) {
            return attempt.get();
        }
    }
}
