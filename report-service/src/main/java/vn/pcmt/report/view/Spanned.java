package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.TargetDirection;
import vn.pcmt.contract.plan.TargetState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.web.Page;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.view.Shown.Completeness;

/** The answers about spans of time. */
public interface Spanned {

    /**
     * A span of time.
     *
     * @param through last period of it whose reports may come in already; null if none
     * @param periods how many periods the figures are made of
     * @param over whether that is all of it
     */
    record Time(
            LocalDate start,
            LocalDate end,
            PeriodKind every,
            ReportingPeriod first,
            ReportingPeriod last,
            @Nullable ReportingPeriod through,
            int periods,
            boolean over) {
        public static Time of(Span span, List<ReportingPeriod> counted) {
            return new Time(
                    span.first().start(),
                    span.last().end(),
                    span.first().kind(),
                    span.first(),
                    span.last(),
                    counted.isEmpty() ? null : counted.getLast(),
                    counted.size(),
                    counted.size() == span.periods().size());
        }
    }

    /**
     * One indicator over a span.
     *
     * @param received over all reports in hand; null if none gave a value, or if it would mix reports that are there with
     *     some that are not: missing is never zero
     * @param accepted over the accepted revisions; null likewise
     * @param reports how many are behind the figure: of a stock, those of the last period
     * @param complete whether all that were owed are
     * @param pending whether something received is not accepted as it stands
     * @param estimated whether shares of split units are in it
     * @param asOf time of the newest event in it; null while there is none
     */
    record Line(
            String indicator,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            Behind reports,
            boolean complete,
            boolean pending,
            boolean estimated,
            @Nullable Instant asOf,
            List<Compared> compared) {}

    /** Reports that were owed, are in, are accepted: each with a value of the figure. */
    record Behind(int expected, int received, int accepted) {}

    /** What a figure is compared with. */
    enum Against {
        /** The same length of time right before. */
        PREVIOUS,
        /** The same time of the year before. */
        LAST_YEAR,
        /** A time that whoever asks has chosen. */
        BASELINE,
        /** No time: what the targets ask of the area by then. */
        TARGET
    }

    /**
     * A figure beside another one of it.
     *
     * @param received the other one
     * @param accepted the other one
     * @param difference of the received figures, this less the other; null if one of them is not there
     * @param percent the difference in percent of the other, four decimals; null if that is zero or not there
     * @param acceptedDifference of the accepted figures
     * @param acceptedPercent likewise
     * @param comparable whether all reports that were owed are in both, over as many periods
     */
    record Compared(
            Against with,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal acceptedDifference,
            @Nullable BigDecimal acceptedPercent,
            Behind reports,
            boolean comparable) {}

    /**
     * A figure beside what a target asks of it, by the target's wording and baseline of now. Of what adds over time, what
     * its way asks of just this span; of everything else, where its way is at the end of it.
     *
     * @param target id
     * @param asked by the target, for the part of the span that is over
     * @param baseline what the target as a whole is compared with; null for none
     * @param difference of the received figure, it less what is asked; null if there is none
     * @param percent the difference in percent of what is asked, four decimals; null if that is zero
     * @param acceptedDifference of the accepted figure
     * @param acceptedPercent likewise
     * @param reached whether the accepted figure is as good as what is asked; null if there is none
     */
    record Aimed(
            String target,
            String title,
            String indicator,
            TargetDirection direction,
            BigDecimal asked,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal percent,
            @Nullable BigDecimal acceptedDifference,
            @Nullable BigDecimal acceptedPercent,
            @Nullable Boolean reached) {

        /** @param reaches whether a figure is as good as what is asked */
        public static Aimed of(
                TargetState target,
                Line line,
                BigDecimal asked,
                @Nullable BigDecimal baseline,
                Predicate<BigDecimal> reaches) {
            BigDecimal accepted = line.accepted();
            return new Aimed(
                    target.id(),
                    target.title(),
                    line.indicator(),
                    target.direction(),
                    asked,
                    baseline,
                    SpanFigures.difference(line.received(), asked),
                    SpanFigures.percent(line.received(), asked),
                    SpanFigures.difference(accepted, asked),
                    SpanFigures.percent(accepted, asked),
                    accepted == null ? null : reaches.test(accepted));
        }
    }

    /** A time that is compared with: of a span that is not over, the same part. */
    record Other(Against with, Time time, Completeness coverage) {}

    /**
     * @param coverage of all periods that the figures are made of
     * @param estimated number of reports in them that count with a share after a split
     * @param group of a group of areas, what the last period is the sum of; null of a single area
     * @param targets beside what targets ask, where that was asked for
     */
    record Figures(
            String area,
            String name,
            String template,
            Basis basis,
            Time time,
            Completeness coverage,
            @Nullable Instant asOf,
            long lagMs,
            int estimated,
            List<Line> figures,
            List<Other> others,
            Shown.@Nullable Added group,
            List<Aimed> targets) {

        Figures beside(List<Aimed> asked) {
            return new Figures(
                    area,
                    name,
                    template,
                    basis,
                    time,
                    coverage,
                    asOf,
                    lagMs,
                    estimated,
                    figures,
                    others,
                    group,
                    List.copyOf(asked));
        }
    }

    /** @param items oldest first, without gaps */
    record Series(String area, String name, String template, Basis basis, long lagMs, List<Part> items) {}

    /** @param items of the areas one level below, or of those of a group, by name */
    record ChildSeries(String area, String name, List<Series> items) {}

    record Part(
            ReportingPeriod period,
            Time time,
            Completeness coverage,
            @Nullable Instant asOf,
            int estimated,
            List<Line> figures) {}

    /** @param items the areas one level below, or those of a group, by name */
    record Children(String area, String name, String template, Basis basis, Time time, long lagMs, List<Child> items) {}

    record Child(
            String area,
            String name,
            Completeness coverage,
            @Nullable Instant asOf,
            int estimated,
            List<Line> figures) {}

    /**
     * How the reporting of an area goes.
     *
     * @param all of all periods together
     * @param periods one by one, oldest first
     * @param missing what is owed and not there, by how long it has been
     * @param units of those that the caller may look at one by one, by name
     */
    record Reporting(
            String area,
            String name,
            String template,
            Basis basis,
            Time time,
            @Nullable Instant asOf,
            long lagMs,
            Rates all,
            List<PeriodRates> periods,
            List<Age> missing,
            Page<UnitRates> units) {}

    /**
     * @param missing owed and not in, whether due or not
     * @param completeness share that is in, in percent with two decimals; null if none is owed
     * @param timeliness share that came by its deadline, likewise
     * @param acceptance share that is accepted as it stands, likewise
     */
    record Rates(
            Completeness coverage,
            int missing,
            @Nullable BigDecimal completeness,
            @Nullable BigDecimal timeliness,
            @Nullable BigDecimal acceptance) {}

    record PeriodRates(ReportingPeriod period, @Nullable Instant asOf, Rates rates) {}

    /**
     * Reports that are missing, by whole days since their deadline.
     *
     * @param fromDays this many days or more; null for what is not due yet
     * @param toDays fewer than that; null for no limit
     */
    record Age(@Nullable Long fromDays, @Nullable Long toDays, int reports) {}

    /** @param cells what it owed, oldest period first */
    record UnitRates(String unitKey, String name, Rates rates, List<Cell> cells) {}

    record Cell(
            ReportingPeriod period,
            ReportStatus status,
            @Nullable Timeliness timeliness,
            Instant dueAt,
            boolean overdue,
            long daysOverdue) {}
}
