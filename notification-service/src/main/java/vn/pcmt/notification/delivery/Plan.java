package vn.pcmt.notification.delivery;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How an alert goes out, beside the inbox.
 *
 * @param route lanes to the officer in the order in which they are tried
 * @param beside lanes of systems that asked to be told; each at once, whatever becomes of the others
 * @param at when the officer may be disturbed
 * @param digest key of the digest that tells it by e-mail at that time; null if it goes alone
 */
record Plan(
        List<Lane> route,
        List<Lane> beside,
        Instant at,
        @Nullable String digest) {

    Plan {
        route = List.copyOf(route);
        beside = List.copyOf(beside);
    }
}
