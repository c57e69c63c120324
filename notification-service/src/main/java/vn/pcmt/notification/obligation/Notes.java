package vn.pcmt.notification.obligation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What is being decided about an obligation, on top of what was told before. */
final class Notes {

    /** Whether something must not be said now. */
    @FunctionalInterface
    interface Muted {

        /** Nothing is. */
        Muted NOTHING = occasion -> null;

        /** Until when, or null if it may be said. */
        @Nullable
        Instant until(Occasion occasion);
    }

    private final List<Occasion> raise = new ArrayList<>();
    private final List<Occasion> held = new ArrayList<>();
    private final Set<String> told;
    private final Muted muted;
    private @Nullable Instant heldUntil;

    Notes(Obligation obligation, Muted muted) {
        this.told = new HashSet<>(obligation.told() == null ? Set.of() : obligation.told());
        this.muted = muted;
    }

    boolean knows(Occasion occasion) {
        return told.contains(occasion.key());
    }

    /** Says it, once. False if it must not be said now: then it is decided anew when it may be. */
    boolean tell(Occasion occasion) {
        if (knows(occasion)) {
            return true;
        }
        Instant until = muted.until(occasion);
        if (until != null) {
            held.add(occasion);
            heldUntil = Times.earlier(heldUntil, until);
            return false;
        }
        told.add(occasion.key());
        raise.add(occasion);
        return true;
    }

    /** Settles what no longer makes sense without a word. */
    void passOver(Occasion occasion) {
        told.add(occasion.key());
    }

    Set<String> told() {
        return told;
    }

    List<Occasion> raise() {
        return raise;
    }

    /** What must not be said now. */
    List<Occasion> held() {
        return held;
    }

    /** When the first of it may be. */
    @Nullable
    Instant heldUntil() {
        return heldUntil;
    }
}
