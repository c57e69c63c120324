package vn.pcmt.kit.consume;

import org.springframework.data.mongodb.core.MongoOperations;

/** Gives tests of other packages the conditional writes that a service gets from its configuration. */
public final class KitWrites {
    private KitWrites() {}

    public static VersionedWrites on(MongoOperations store) {
        return new VersionedWrites(store);
    }
}
