package vn.pcmt.report.lineage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.web.Page;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.view.Spanned;

/**
 * What one figure is made of.
 *
 * @param received the figure of what was received, and the same made anew from the reports
 * @param accepted likewise of what was accepted
 * @param terms the sums that it is made of: one, or the parts of a ratio
 * @param others what the caller may not look at report by report, added up; null if there is none
 * @param parts the reports, by unit and period
 */
record Lineage(
        String area,
        String name,
        String template,
        Basis basis,
        String indicator,
        Spanned.Time time,
        @Nullable Instant asOf,
        long lagMs,
        Check received,
        Check accepted,
        List<Term> terms,
        @Nullable Others others,
        Page<Part> parts) {

    /**
     * A figure beside the same made anew from the documents of the reports.
     *
     * @param shown as the views show it; null where they show none
     * @param recomputed null where no report gave it
     * @param arithmetic how it is made from the terms, with the numbers
     * @param agrees whether they are the same, or none is shown because a report is missing
     */
    record Check(
            @Nullable BigDecimal shown,
            @Nullable BigDecimal recomputed,
            @Nullable String arithmetic,
            boolean agrees) {}

    /** What a sum is for in the figure. */
    enum Role {
        SUM,
        NUMERATOR,
        DENOMINATOR
    }

    /**
     * A sum over reports.
     *
     * @param indicator entered
     * @param periods whose reports are in it: of a stock the last only
     * @param owed reports that could give it
     */
    record Term(
            String indicator,
            Role role,
            List<ReportingPeriod> periods,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            int owed,
            int receivedReports,
            int acceptedReports) {}

    /** @param terms what these reports add to each term, in the same order */
    record Others(int reports, List<Sums> terms) {}

    record Sums(String indicator, BigDecimal received, BigDecimal accepted) {}

    /**
     * What one report adds.
     *
     * @param share of the unit that counts here, 1 unless it was split
     * @param received null if it has not come in or does not give the figure
     * @param accepted null if it is not accepted or does not give it
     */
    record Part(
            String report,
            String unitKey,
            String unitName,
            ReportingPeriod period,
            String indicator,
            BigDecimal share,
            @Nullable Sent received,
            @Nullable Taken accepted) {}

    /**
     * @param value as it was reported
     * @param part of it that counts here
     * @param by officer id
     * @param confirmedBy officer id of the head; null if nobody was asked to confirm
     * @param reason of a correction
     */
    record Sent(
            int revision,
            BigDecimal value,
            BigDecimal part,
            Instant at,
            String by,
            @Nullable String confirmedBy,
            @Nullable String reason,
            Timeliness timeliness) {}

    /**
     * @param at when it was accepted; null where that was never kept
     * @param by officer id; null likewise
     */
    record Taken(
            int revision,
            BigDecimal value,
            BigDecimal part,
            @Nullable Instant at,
            @Nullable String by) {}
}
