package vn.pcmt.notification.obligation;

import java.util.Optional;

/** Tells how much may be decided, given how far this service has read. */
@FunctionalInterface
interface Readiness {

    /** Empty while not even the officers are known. */
    Optional<Chase.Scope> scope();
}
