package vn.pcmt.report.statistics;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.web.Page;

/**
 * How the reviewing of an area's reports went in a span of days.
 *
 * @param waiting reports that await review now
 * @param all decisions on them
 * @param mostRemarked fields with most remarks
 * @param reviewers by how much they decided
 * @param units those of which most was sent back first
 */
record ReviewStatistics(
        String area,
        String areaName,
        LocalDate from,
        LocalDate to,
        int waiting,
        Decisions all,
        List<Remarked> mostRemarked,
        List<Reviewer> reviewers,
        Page<UnitLine> units) {

    /**
     * @param returnedShare of all decisions, 0 to 1, four decimals; null if there were none
     * @param medianDays from a revision's coming in to the decision on it, one decimal; null if there were none
     */
    record Decisions(
            int accepted,
            int returned,
            @Nullable BigDecimal returnedShare,
            @Nullable BigDecimal medianDays) {}

    /** @param field code of an indicator or id of a text */
    record Remarked(String field, int remarks) {}

    /** @param id officer id */
    record Reviewer(String id, Decisions decisions) {}

    record UnitLine(String unitKey, String unitName, int waiting, Decisions decisions) {}
}
