package vn.pcmt.plan.committee;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.CommitteeState.Role;

/** Who sits in a committee on a day, and who acts for whom. */
final class Terms {
    private Terms() {}

    /** First and last day, both included; null where it is open. */
    record Span(@Nullable LocalDate from, @Nullable LocalDate to) {
        boolean contains(LocalDate day) {
            return (from == null || !day.isBefore(from)) && (to == null || !day.isAfter(to));
        }

        boolean isWithin(Span other) {
            return (other.from == null || (from != null && !from.isBefore(other.from)))
                    && (other.to == null || (to != null && !to.isAfter(other.to)));
        }

        boolean overlaps(Span other) {
            return startsBy(other.to) && other.startsBy(to);
        }

        private boolean startsBy(@Nullable LocalDate end) {
            return from == null || end == null || !from.isAfter(end);
        }
    }

    /** The member's own term, within the committee's. */
    static Span of(CommitteeText committee, CommitteeText.Member member) {
        return new Span(
                member.from() == null ? committee.from() : member.from(),
                member.to() == null ? committee.to() : member.to());
    }

    static Span of(CommitteeText.Acting acting) {
        return new Span(acting.from(), acting.to());
    }

    /** Who leads the committee on a day, whoever acts for him. */
    static Optional<CommitteeText.Member> head(CommitteeText committee, LocalDate day) {
        return committee.members().stream()
                .filter(member ->
                        member.role() == Role.HEAD && of(committee, member).contains(day))
                .findFirst();
    }

    /** Whom what is meant for an officer reaches on a day: himself, or who acts for him, step by step. */
    static String acting(CommitteeText committee, String officer, LocalDate day) {
        Set<String> passed = new HashSet<>();
        String reached = officer;
        while (passed.add(reached)) {
            String away = reached;
            Optional<CommitteeText.Acting> standIn = committee.acting().stream()
                    .filter(acting ->
                            acting.forOfficer().equals(away) && of(acting).contains(day))
                    .findFirst();
            if (standIn.isEmpty()) {
                return reached;
            }
            reached = standIn.get().byOfficer();
        }
        return officer;
    }
}
