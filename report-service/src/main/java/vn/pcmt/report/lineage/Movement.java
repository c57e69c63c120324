package vn.pcmt.report.lineage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.web.Page;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * Why the sums behind a figure are other ones than before.
 *
 * @param terms each sum then and later; the differences of all parts add up to its own
 * @param others how much of it is of reports that the caller may not look at one by one; null if none
 * @param parts the reports that moved it, by unit and period
 */
record Movement(
        String area,
        String name,
        String template,
        Basis basis,
        String indicator,
        Instant from,
        Instant to,
        List<Term> terms,
        @Nullable List<Moved> others,
        Page<Part> parts) {

    record Term(String indicator, Side received, Side accepted) {}

    /** @param before null if no report gave it */
    record Side(@Nullable BigDecimal before, @Nullable BigDecimal after, BigDecimal difference) {}

    record Moved(String indicator, BigDecimal received, BigDecimal accepted) {}

    /**
     * @param share of the unit that counted; 0 if it did not count
     * @param causes what happened to it in between, oldest first
     */
    record Part(
            String report,
            String unitKey,
            String unitName,
            ReportingPeriod period,
            String indicator,
            BigDecimal shareBefore,
            BigDecimal shareAfter,
            Side received,
            Side accepted,
            List<Cause> causes) {}

    /** What may happen to a report. */
    enum What {
        SUBMITTED,
        CORRECTED,
        ACCEPTED,
        RETURNED,
        /** No longer owed. */
        WITHDRAWN,
        /** Its unit went to another place in the tree. */
        UNIT_MOVED
    }

    /**
     * @param revision which it happened to; null if to none
     * @param at null if only known to lie in between
     * @param by officer id; null if nobody in particular
     */
    record Cause(
            What what,
            @Nullable Integer revision,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String reason) {}
}
