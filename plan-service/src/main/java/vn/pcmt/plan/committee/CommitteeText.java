package vn.pcmt.plan.committee;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.CommitteeState;
import vn.pcmt.plan.plan.BodyText;

/**
 * A committee as it is sent: the shape of {@link CommitteeState} before it is checked.
 *
 * @param decision number and symbol of the decision that set it up, null if not stated
 * @param decidedOn date of the decision, null if not stated
 * @param size members by the decision, null if not stated; may be more than are named
 * @param from first day of its term, null if not stated
 * @param to last day of its term, null if open
 */
public record CommitteeText(
        CommitteeState.@NotNull Kind kind,
        @NotBlank @Size(max = 300) String name,
        @Nullable @Size(max = 100) String decision,
        @Nullable LocalDate decidedOn,
        @Nullable @Min(1) @Max(500) Integer size,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(max = 200) List<@Valid @NotNull Member> members,
        @Size(max = 200) List<@Valid @NotNull Acting> acting) {

    public CommitteeText {
        members = Objects.requireNonNullElse(members, List.of());
        acting = Objects.requireNonNullElse(acting, List.of());
    }

    /** A member as sent: {@link CommitteeState.Member} before it is checked. */
    public record Member(
            @Nullable @Size(max = 60) String officer,
            @NotBlank @Size(max = 300) String title,
            @Nullable @Valid BodyText body,
            CommitteeState.@NotNull Role role,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        CommitteeState.Member member() {
            return new CommitteeState.Member(officer, title, body == null ? null : body.body(), role, from, to);
        }
    }

    /** Who stands in for whom as sent: {@link CommitteeState.Acting} before it is checked. */
    public record Acting(
            @NotBlank @Size(max = 60) String forOfficer,
            @NotBlank @Size(max = 60) String byOfficer,
            @NotNull LocalDate from,
            @NotNull LocalDate to) {
        CommitteeState.Acting acting() {
            return new CommitteeState.Acting(forOfficer, byOfficer, from, to);
        }
    }
}
