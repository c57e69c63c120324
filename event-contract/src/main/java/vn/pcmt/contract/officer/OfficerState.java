package vn.pcmt.contract.officer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * An officer in office.
 *
 * @param id also the {@code preferred_username} in tokens
 * @param name family name first
 * @param post title of the present post, in Vietnamese
 * @param unitKey unit served
 * @param email work address, null if there is none
 * @param phone work number, null if there is none
 * @param posts posts held, the earliest first, the present one last; null if their days are not known
 * @param leaves times of absence, the earliest first, none overlapping; null if there are none
 * @param until first day no longer in office, null while none is set
 */
public record OfficerState(
        String id,
        String name,
        String post,
        String unitKey,
        Set<OfficerRole> roles,
        @Nullable String email,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String phone,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Post> posts,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<Leave> leaves,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable LocalDate until) {
    public OfficerState {
        Checks.text(id, "id");
        Checks.text(name, "name");
        Checks.text(post, "post");
        Checks.text(unitKey, "unitKey");
        roles = Set.copyOf(roles);
        posts = posts == null || posts.isEmpty() ? null : List.copyOf(posts);
        leaves = leaves == null || leaves.isEmpty() ? null : List.copyOf(leaves);
    }

    /** An officer of whom no more is known. */
    public OfficerState(
            String id, String name, String post, String unitKey, Set<OfficerRole> roles, @Nullable String email) {
        this(id, name, post, unitKey, roles, email, null, null, null, null);
    }

    /** The absence that a day falls into. */
    public Optional<Leave> leaveOn(LocalDate day) {
        return leaves == null
                ? Optional.empty()
                : leaves.stream().filter(leave -> leave.covers(day)).findFirst();
    }

    /**
     * A post held.
     *
     * @param title in Vietnamese
     * @param from first day
     * @param to first day no longer held, null for the present post
     */
    public record Post(
            String title,
            String unitKey,
            LocalDate from,
            @Nullable LocalDate to) {
        public Post {
            Checks.text(title, "title");
            Checks.text(unitKey, "unitKey");
            Checks.present(from, "from");
        }
    }

    /**
     * A time of absence. Its reason is nobody's business.
     *
     * @param from first day of absence
     * @param to last day of absence
     * @param deputy officer id of who acts meanwhile, null if nobody was named
     */
    public record Leave(
            LocalDate from, LocalDate to, @Nullable String deputy) {
        public Leave {
            Checks.present(from, "from");
            Checks.present(to, "to");
            if (to.isBefore(from)) {
                throw new IllegalArgumentException("leave ends before it begins: " + from + " to " + to);
            }
        }

        public boolean covers(LocalDate day) {
            return !day.isBefore(from) && !day.isAfter(to);
        }
    }
}
