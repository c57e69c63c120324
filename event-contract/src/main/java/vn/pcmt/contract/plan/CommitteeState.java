package vn.pcmt.contract.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A steering committee or a support team of a plan in force.
 *
 * @param decision number and symbol of the decision that set it up, null if not stated
 * @param decidedOn date of the decision, null if not stated
 * @param size members by the decision, null if not stated; more than are named where it does not name all
 * @param from first day of its term, null if not stated
 * @param to last day of its term, null if open
 * @param sample whether this is sample data, to be shown as such
 */
public record CommitteeState(
        String id,
        String planId,
        Kind kind,
        String name,
        @Nullable String decision,
        @Nullable LocalDate decidedOn,
        @Nullable Integer size,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<Member> members,
        List<Acting> acting,
        boolean sample) {

    /** What it is. */
    public enum Kind {
        STEERING_COMMITTEE,
        SUPPORT_TEAM
    }

    /** What a member is in it. */
    public enum Role {
        HEAD,
        DEPUTY,
        /** The standing member ("ủy viên thường trực"). */
        STANDING,
        MEMBER,
        SECRETARY
    }

    public CommitteeState {
        Checks.text(id, "id");
        Checks.text(planId, "planId");
        Checks.present(kind, "kind");
        Checks.text(name, "name");
        members = List.copyOf(members);
        acting = List.copyOf(acting);
    }

    /**
     * A member, by office: names of persons have no place here.
     *
     * @param officer id of the officer, null if he has no account
     * @param title office he sits in it by, such as {@code Phó Chủ tịch Thường trực UBND tỉnh}
     * @param body he comes from, null if not stated
     * @param from first day of his term, null as the committee's
     * @param to last day of his term, null as the committee's
     */
    public record Member(
            @Nullable String officer,
            String title,
            @Nullable Body body,
            Role role,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        public Member {
            Checks.text(title, "title");
            Checks.present(role, "role");
        }
    }

    /**
     * Who stands in for a member; what would reach the one reaches the other from the first to the last day.
     *
     * @param forOfficer id of the officer who is away
     * @param byOfficer id of the officer who acts for him
     */
    public record Acting(String forOfficer, String byOfficer, LocalDate from, LocalDate to) {
        public Acting {
            Checks.text(forOfficer, "forOfficer");
            Checks.text(byOfficer, "byOfficer");
            Checks.present(from, "from");
            Checks.present(to, "to");
        }
    }
}
