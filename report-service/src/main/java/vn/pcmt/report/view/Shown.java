package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.report.calendar.ReportingPeriod;

/** The answers of the totals API. */
public interface Shown {

    /**
     * How complete figures are.
     *
     * @param overdue owed, not received, and past the deadline now
     */
    record Completeness(int expected, int received, int accepted, int returned, int onTime, int late, int overdue) {

        static final Completeness NONE = new Completeness(0, 0, 0, 0, 0, 0, 0);

        /** Of the communes. */
        static Completeness of(@Nullable StoredTotals totals, Instant now) {
            return totals == null
                    ? of(Coverage.NONE, List.of(), now)
                    : of(totals.coverage(), totals.outstanding(), now);
        }

        Completeness plus(Completeness other) {
            return new Completeness(
                    expected + other.expected,
                    received + other.received,
                    accepted + other.accepted,
                    returned + other.returned,
                    onTime + other.onTime,
                    late + other.late,
                    overdue + other.overdue);
        }

        private static Completeness of(Coverage coverage, List<StoredTotals.Outstanding> outstanding, Instant now) {
            return new Completeness(
                    coverage.expected(),
                    coverage.received(),
                    coverage.accepted(),
                    coverage.returned(),
                    coverage.onTime(),
                    coverage.late(),
                    StoredTotals.overdue(outstanding, now));
        }
    }

    /**
     * What the forces of the province report themselves: a line of its own beside the communes. It is in the figures of
     * the area, so communes and this line add up to them, and not in the coverage, which counts communes.
     *
     * @param name in the language of the request
     */
    record Provincial(String name, Completeness coverage, List<FigureLine> figures) {
        static Provincial of(String name, StoredTotals.Provincial part, List<FigureLine> figures, Instant now) {
            return new Provincial(name, Completeness.of(part.coverage(), part.outstanding(), now), figures);
        }
    }

    /**
     * One indicator of an area.
     *
     * @param received over all reports in hand; null if none gave a value: missing is never zero
     * @param accepted over the accepted revisions; null likewise
     * @param pending whether something received is not accepted as it stands
     */
    record FigureLine(
            String indicator,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            int receivedReports,
            int acceptedReports,
            boolean pending) {}

    /**
     * @param asOf time of the newest event in the totals; null while there is none
     * @param lagMs how far the read model may be behind, see {@link Freshness#lag()}
     * @param coverage of the communes
     * @param estimated number of reports that count with a share after a split
     * @param provincial null if no province owes such a report, or if the caller may not read it
     * @param group of a group of areas, what it is the sum of; null of a single area
     */
    record Totals(
            String area,
            String name,
            String template,
            ReportingPeriod period,
            Basis basis,
            Completeness coverage,
            @Nullable Instant asOf,
            long lagMs,
            int estimated,
            List<FigureLine> figures,
            @Nullable Provincial provincial,
            @Nullable Added group) {}

    /**
     * The areas that a group stands for.
     *
     * @param areas keys of the areas that are added up
     * @param partly keys of units that lie in the group only in part and are not counted, in the tree of their time
     */
    record Added(Set<String> areas, Set<String> partly) {}

    /** @param periods oldest first, without gaps */
    record Series(String area, String name, String template, Basis basis, long lagMs, List<PeriodTotals> periods) {}

    record PeriodTotals(
            ReportingPeriod period,
            Completeness coverage,
            @Nullable Instant asOf,
            int estimated,
            List<FigureLine> figures,
            @Nullable Provincial provincial,
            @Nullable Added group) {}

    /**
     * @param items the areas one level below, or those of a group, by name
     * @param provincial what the area itself reports, if it is a province: the other part of its figures
     */
    record Children(
            String area,
            String name,
            String template,
            ReportingPeriod period,
            Basis basis,
            long lagMs,
            List<Child> items,
            @Nullable Provincial provincial) {}

    /** @param latitude of a point inside, degrees north; null if not known */
    record Child(
            String area,
            String name,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude,
            Completeness coverage,
            @Nullable Instant asOf,
            int estimated,
            List<FigureLine> figures) {}

    /**
     * The same of communes far below, in columns: of thousands, one line a figure would be ten times as long.
     *
     * @param indicators codes, one for each column
     * @param rows by name
     */
    record Communes(
            String area,
            String name,
            String template,
            ReportingPeriod period,
            Basis basis,
            long lagMs,
            List<String> indicators,
            List<Row> rows) {}

    /**
     * @param province key of the area below the country that it lies in
     * @param received one for each indicator, over all reports received; null where none gave a value
     * @param accepted over the accepted revisions; null likewise
     * @param receivedReports how many gave a value
     * @param acceptedReports likewise
     */
    record Row(
            String area,
            String name,
            String province,
            Completeness coverage,
            @Nullable Instant asOf,
            int estimated,
            List<@Nullable BigDecimal> received,
            List<@Nullable BigDecimal> accepted,
            List<Integer> receivedReports,
            List<Integer> acceptedReports) {}

    /**
     * @param coverage of the communes
     * @param units what each commune owes, missing first
     * @param provincial what provinces owe themselves
     */
    record WhoReported(
            String area,
            String name,
            String template,
            ReportingPeriod period,
            Basis basis,
            Completeness coverage,
            @Nullable Instant asOf,
            long lagMs,
            List<UnitLine> units,
            List<UnitLine> provincial) {}

    /**
     * How the report of a unit stands.
     *
     * @param timeliness of the first submission; a correction does not change it
     * @param firstSubmittedAt when that was
     * @param submittedAt of the latest
     */
    record UnitLine(
            String unitKey,
            String name,
            ReportStatus status,
            @Nullable Timeliness timeliness,
            @Nullable Instant firstSubmittedAt,
            @Nullable Instant submittedAt,
            Instant dueAt,
            boolean overdue) {}
}
