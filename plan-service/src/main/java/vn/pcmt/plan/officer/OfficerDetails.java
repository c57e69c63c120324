package vn.pcmt.plan.officer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;

/**
 * What is on record of an officer.
 *
 * @param name family name first
 * @param post title of the post, in Vietnamese
 * @param unitKey unit served
 * @param email where alerts go, null if there is none
 */
public record OfficerDetails(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 200) String post,
        @NotBlank @Size(max = 30) String unitKey,
        @NotEmpty Set<@NotNull OfficerRole> roles,
        @Nullable @Email @Size(max = 200) String email) {

    public OfficerDetails {
        if (roles != null) {
            // In one order, so that the same request always has the same fingerprint.
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        }
    }

    OfficerState of(String id) {
        return new OfficerState(id, name, post, unitKey, roles, email);
    }
}
