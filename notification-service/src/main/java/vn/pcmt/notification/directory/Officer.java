package vn.pcmt.notification.directory;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.index.Indexed;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState.Leave;

/**
 * An officer as this service needs to know one.
 *
 * @param version of the latest event applied
 * @param leaves times of absence
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
        @Nullable String phone,
        @Nullable List<Leave> leaves,
        boolean active) {

    static final String COLLECTION = "officers";

    public Officer {
        leaves = leaves == null ? List.of() : List.copyOf(leaves);
    }

    /** Whether absent on a day. */
    public boolean isAway(LocalDate day) {
        return leaves != null && leaves.stream().anyMatch(leave -> leave.covers(day));
    }
}
