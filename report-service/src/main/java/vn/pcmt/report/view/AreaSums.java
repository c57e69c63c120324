package vn.pcmt.report.view;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * Some figures of an area and period in the tree of today, as the read model has them.
 *
 * @param period such as {@code 2025-08}
 * @param at time of the newest event in them
 * @param coverage of the reports of communes
 * @param estimated number of reports that count with a share after a split
 * @param figures indicator code to sums; an indicator that no report gave is absent
 * @param provincial the part of provinces themselves, in the figures as well; null if there is none
 */
public record AreaSums(
        @Id String id,
        String area,
        String period,
        Instant at,
        Coverage coverage,
        int estimated,
        Map<String, Figure> figures,
        @Nullable Provincial provincial) {

    /** How much of what provinces owe themselves is there. */
    public record Provincial(Coverage coverage) {}

    /** Reports that provinces owe themselves. */
    public int expectedOfProvinces() {
        return provincial == null ? 0 : provincial.coverage().expected();
    }

    public ReportingPeriod reportingPeriod() {
        return ReportingPeriod.parse(period);
    }
}
