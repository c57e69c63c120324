package vn.pcmt.notification.routing;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;

/**
 * The tree of routes as it was set once; a version never changes.
 *
 * @param tree as JSON
 * @param command caller and idempotency key, null for the one that is built in
 */
@Document(RouteVersion.COLLECTION)
record RouteVersion(
        @Id int version,
        String tree,
        @Nullable @Indexed(unique = true, sparse = true) String command,
        @Nullable String fingerprint,
        String by,
        Instant at) {

    static final String COLLECTION = "route_versions";
}
