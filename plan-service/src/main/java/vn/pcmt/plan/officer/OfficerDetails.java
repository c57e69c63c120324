package vn.pcmt.plan.officer;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;

/**
 * What is on record of an officer: no more of a person than the work needs.
 *
 * @param name family name first
 * @param post title of the post, in Vietnamese
 * @param unitKey unit served
 * @param email work address where alerts go, null if there is none
 * @param phone work number, null if there is none
 * @param since first day in the post; null for today, or if the post stays the same
 */
public record OfficerDetails(
        @NotBlank @Size(max = 200) String name,
        @NotBlank @Size(max = 200) String post,
        @NotBlank @Size(max = 30) String unitKey,
        @NotEmpty Set<@NotNull OfficerRole> roles,
        @Nullable @Email @Size(max = 200) String email,

        @Nullable @Pattern(regexp = "[+0-9][0-9 .()-]{5,29}")
        String phone,

        @Nullable LocalDate since) {

    public OfficerDetails {
        if (roles != null) {
            // In one order, so that the same request always has the same fingerprint.
            roles = Collections.unmodifiableSet(new TreeSet<>(roles));
        }
    }

    /** Without a telephone number, in a post since nobody knows when. */
    public OfficerDetails(String name, String post, String unitKey, Set<OfficerRole> roles, @Nullable String email) {
        this(name, post, unitKey, roles, email, null, null);
    }

    /** The state of an officer who takes office. */
    OfficerState of(String id) {
        return new OfficerState(
                id, name, post, unitKey, roles, email, phone, Posts.first(post, unitKey, since), null, null);
    }

    /** The state of an officer in office after these details have come to hold. */
    OfficerState of(OfficerState before, LocalDate today) {
        return new OfficerState(
                before.id(),
                name,
                post,
                unitKey,
                roles,
                email,
                phone,
                Posts.after(before, post, unitKey, since, today),
                before.leaves(),
                before.until());
    }
}
