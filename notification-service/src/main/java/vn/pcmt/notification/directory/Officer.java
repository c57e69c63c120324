package vn.pcmt.notification.directory;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.officer.OfficerRole;

/**
 * An officer as this service needs to know one.
 *
 * @param version of the latest event applied
 * @param active false once the officer has left
 */
@Document(Officer.COLLECTION)
public record Officer(
        @Id String id,
        long version,
        String name,
        String post,
        @Indexed String unitKey,
        Set<OfficerRole> roles,
        @Nullable String email,
        boolean active) {

    static final String COLLECTION = "officers";
}
