package vn.pcmt.report.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.UnitTree;

/**
 * What is to be seen at a moment.
 *
 * @param at the moment: deadlines before it have passed, and its day is today
 * @param units as they were known then
 * @param totals as they stood then
 * @param owed how single reports stood
 * @param lagMs how far what is shown may be behind it
 */
public record Sight(Instant at, UnitTree units, Totals totals, OwedReports owed, long lagMs) {

    /** Where totals come from. */
    interface Totals {

        /** Those of the ids that exist, by id. */
        Map<String, StoredTotals> find(Collection<String> ids);

        /** The same with only some of their figures, or with all: for what needs no others, of many. */
        default Map<String, StoredTotals> find(Collection<String> ids, Set<String> codes) {
            return find(ids);
        }
    }

    /** Where it is known what units owe. */
    interface OwedReports {

        /** What the units owe of a template for some periods; nothing of what was withdrawn. */
        List<Owed> find(Collection<String> units, String template, Collection<ReportingPeriod> periods);
    }

    /** Whether it is counted again as of a moment, and not what is to be seen now. */
    boolean isPast() {
        return totals instanceof PastTotals;
    }

    LocalDate today() {
        return LocalDate.ofInstant(at, VietnamTime.ZONE);
    }
}
