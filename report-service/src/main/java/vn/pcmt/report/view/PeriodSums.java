package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * The figures of one period, added over some areas.
 *
 * @param communes reports that communes owe
 * @param provinces reports that provinces owe themselves
 * @param ofProvinces codes that provinces are asked for
 * @param whole whether every area has totals; where one has none, nobody knows what it would add
 */
public record PeriodSums(
        int communes,
        int provinces,
        Set<String> ofProvinces,
        boolean whole,
        boolean estimated,
        Instant at,
        Map<String, Figure> figures) {

    /**
     * By period; a period of which no area has totals is absent.
     *
     * @param ofProvinces codes that provinces are asked for
     */
    public static Map<ReportingPeriod, PeriodSums> of(Collection<AreaSums> sums, int areas, Set<String> ofProvinces) {
        Map<ReportingPeriod, PeriodSums> periods = new HashMap<>();
        Map<ReportingPeriod, Integer> counts = new HashMap<>();
        for (AreaSums one : sums) {
            ReportingPeriod period = one.reportingPeriod();
            int count = counts.merge(period, 1, Integer::sum);
            periods.merge(
                    period,
                    new PeriodSums(
                            one.coverage().expected(),
                            one.expectedOfProvinces(),
                            ofProvinces,
                            count == areas,
                            one.estimated() > 0,
                            one.at(),
                            one.figures()),
                    PeriodSums::plus);
        }
        return periods;
    }

    private PeriodSums plus(PeriodSums other) {
        Map<String, Figure> added = new HashMap<>(figures);
        other.figures.forEach((code, figure) -> added.merge(code, figure, PeriodSums::plus));
        return new PeriodSums(
                communes + other.communes,
                provinces + other.provinces,
                ofProvinces,
                other.whole,
                estimated || other.estimated,
                at.isAfter(other.at) ? at : other.at,
                added);
    }

    static Figure plus(Figure a, Figure b) {
        return new Figure(
                a.received().add(b.received()),
                a.receivedReports() + b.receivedReports(),
                a.accepted().add(b.accepted()),
                a.acceptedReports() + b.acceptedReports());
    }

    /** Reports owed that are asked for a figure. */
    public int expected(String code) {
        return ofProvinces.contains(code) ? communes + provinces : communes;
    }

    Figure figure(String code) {
        return figures.getOrDefault(code, Figure.NONE);
    }

    @Nullable
    BigDecimal value(String code, Side side) {
        Figure figure = figure(code);
        return side.reports(figure) == 0 ? null : side.sum(figure);
    }

    /** Which figures: what was received, or what of it was accepted. */
    public enum Side {
        RECEIVED,
        ACCEPTED;

        BigDecimal sum(Figure figure) {
            return this == RECEIVED ? figure.received() : figure.accepted();
        }

        int reports(Figure figure) {
            return this == RECEIVED ? figure.receivedReports() : figure.acceptedReports();
        }
    }
}
