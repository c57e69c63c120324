package vn.pcmt.contract.plan;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A commune's self-assessment for one year.
 *
 * @param id {@code planId~unitKey~year}
 * @param criteria version of the criteria it is scored by
 * @param scores one for each criterion, in the order of the criteria
 * @param groups result of each group, from the confirmed scores once there are any
 * @param total 0 to 100, the groups by their weights
 * @param good whether every group is good: the area is "03 tốt"
 * @param submittedAt when it was last handed in
 * @param reason why it was returned, null unless it is
 */
public record AssessmentState(
        String id,
        String planId,
        String unitKey,
        int year,
        int criteria,
        Status status,
        List<Score> scores,
        List<GroupResult> groups,
        BigDecimal total,
        boolean good,
        Instant submittedAt,
        @Nullable String reason,
        boolean sample) {
    public AssessmentState {
        Checks.text(id, "id");
        Checks.text(planId, "planId");
        Checks.text(unitKey, "unitKey");
        Checks.present(status, "status");
        Checks.present(total, "total");
        Checks.present(submittedAt, "submittedAt");
        scores = List.copyOf(scores);
        groups = List.copyOf(groups);
    }

    /** Where it stands. A draft is nobody else's business. */
    public enum Status {
        SUBMITTED,
        CONFIRMED,
        RETURNED
    }

    /** The three groups of criteria. */
    public enum Group {
        /** Phong trào tốt. */
        MOVEMENT,
        /** Quản lý tốt. */
        MANAGEMENT,
        /** Đấu tranh tốt. */
        ENFORCEMENT
    }

    /**
     * The score of one criterion.
     *
     * @param max most it can have
     * @param claimed by the commune
     * @param confirmed by the province, null until then
     * @param evidence references that show it: a report id, a document number, a link
     */
    public record Score(
            String criterion,
            Group group,
            BigDecimal max,
            BigDecimal claimed,
            @Nullable BigDecimal confirmed,
            List<String> evidence) {
        public Score {
            Checks.text(criterion, "criterion");
            Checks.present(group, "group");
            Checks.present(max, "max");
            Checks.present(claimed, "claimed");
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * The result of one group.
     *
     * @param weight share of the total, 0 to 1
     * @param percent points in hundredths of what is possible, two decimals
     * @param good whether it reaches the mark
     */
    public record GroupResult(Group group, BigDecimal weight, BigDecimal percent, boolean good) {
        public GroupResult {
            Checks.present(group, "group");
            Checks.present(weight, "weight");
            Checks.present(percent, "percent");
        }
    }
}
