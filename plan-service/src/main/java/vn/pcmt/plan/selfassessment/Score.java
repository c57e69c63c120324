package vn.pcmt.plan.selfassessment;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Points for one criterion.
 *
 * @param claimed by the commune
 * @param evidence references: a report id, a document number, a link
 * @param confirmed by the province, null until it is
 * @param why the province gave other points, null if it did not
 */
record Score(
        String criterion,
        BigDecimal claimed,
        List<String> evidence,
        @Nullable String note,
        @Nullable BigDecimal confirmed,
        @Nullable String why) {
    Score {
        evidence = List.copyOf(evidence);
    }

    /** As the commune hands it in: what the province said before is void. */
    Score claimedOnly() {
        return new Score(criterion, claimed, evidence, note, null, null);
    }

    Score confirmed(BigDecimal points, @Nullable String reason) {
        return new Score(criterion, claimed, evidence, note, points, reason);
    }

    /** The points that count. */
    BigDecimal points() {
        return confirmed == null ? claimed : confirmed;
    }
}
