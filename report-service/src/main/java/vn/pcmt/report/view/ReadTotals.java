package vn.pcmt.report.view;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Shown.FigureLine;

/** Answers what the figures of an area are, in one period, over time, and of the areas below. */
@Component
class ReadTotals {

    private static final int MOST_PERIODS = 120;

    private final AreaTotalsStore store;
    private final AreaAccess access;
    private final Units units;
    private final Freshness freshness;
    private final MessageSource messages;
    private final Clock clock;

    ReadTotals(
            AreaTotalsStore store,
            AreaAccess access,
            Units units,
            Freshness freshness,
            MessageSource messages,
            Clock clock) {
        this.store = store;
        this.access = access;
        this.units = units;
        this.freshness = freshness;
        this.messages = messages;
        this.clock = clock;
    }

    Shown.Totals totals(Caller caller, String area, Question question, ReportingPeriod period) {
        Unit unit = access.requireReader(caller, area);
        Map<String, StoredTotals> found = find(question, List.of(area), List.of(period));
        StoredTotals totals = found.get(question.totals(area, period));
        return new Shown.Totals(
                area,
                unit.name(),
                question.template(),
                period,
                question.basis(),
                Completeness.of(totals, clock.instant()),
                at(totals),
                freshness.lag().toMillis(),
                totals == null ? 0 : totals.estimated(),
                lines(question, area, period, found),
                provincial(caller, unit, question, totals));
    }

    /** @throws Refusal {@code periods-out-of-range} if the first is after the last or of another kind, or there are too many */
    Shown.Series series(Caller caller, String area, Question question, ReportingPeriod from, ReportingPeriod to) {
        Unit unit = access.requireReader(caller, area);
        List<ReportingPeriod> periods = from.kind() == to.kind()
                ? from.upTo(to).limit(MOST_PERIODS + 1L).toList()
                : List.of();
        if (periods.isEmpty() || periods.size() > MOST_PERIODS) {
            throw new Refusal(Refusal.Kind.INVALID, "periods-out-of-range", from, to, MOST_PERIODS);
        }
        Map<String, StoredTotals> found = find(question, List.of(area), periods);
        Instant now = clock.instant();
        return new Shown.Series(
                area,
                unit.name(),
                question.template(),
                question.basis(),
                freshness.lag().toMillis(),
                periods.stream()
                        .map(period -> {
                            StoredTotals totals = found.get(question.totals(area, period));
                            return new Shown.PeriodTotals(
                                    period,
                                    Completeness.of(totals, now),
                                    at(totals),
                                    totals == null ? 0 : totals.estimated(),
                                    lines(question, area, period, found),
                                    provincial(caller, unit, question, totals));
                        })
                        .toList());
    }

    /**
     * The areas directly below, as far as the caller may read them: of today, or of the end of the period; and what a
     * province adds to them itself.
     */
    Shown.Children children(Caller caller, String area, Question question, ReportingPeriod period) {
        Unit unit = access.requireReader(caller, area);
        Instant now = clock.instant();
        LocalDate day = question.basis() == Basis.TODAY ? LocalDate.ofInstant(now, VietnamTime.ZONE) : period.end();
        List<Unit> below = units.directlyBelow(area, day).stream()
                .filter(child -> AreaAccess.mayRead(caller, child))
                .toList();
        List<String> areas =
                Stream.concat(Stream.of(area), below.stream().map(Unit::key)).toList();
        Map<String, StoredTotals> found = find(question, areas, List.of(period));
        return new Shown.Children(
                area,
                unit.name(),
                question.template(),
                period,
                question.basis(),
                freshness.lag().toMillis(),
                below.stream()
                        .map(child -> {
                            StoredTotals totals = found.get(question.totals(child.key(), period));
                            return new Shown.Child(
                                    child.key(),
                                    child.name(),
                                    child.latitude(),
                                    child.longitude(),
                                    Completeness.of(totals, now),
                                    at(totals),
                                    totals == null ? 0 : totals.estimated(),
                                    lines(question, child.key(), period, found));
                        })
                        .toList(),
                unit.kind() == UnitKind.PROVINCE
                        ? provincial(caller, unit, question, found.get(question.totals(area, period)))
                        : null);
    }

    /** A commune reads of its province the whole, as everybody does, and not which part of it the police reported. */
    private Shown.@Nullable Provincial provincial(
            Caller caller, Unit area, Question question, @Nullable StoredTotals totals) {
        StoredTotals.Provincial part = totals == null ? null : totals.provincial();
        if (part == null || !area.isWithin(caller.unitKey())) {
            return null;
        }
        String name = messages.getMessage("level.PROVINCE", null, LocaleContextHolder.getLocale());
        return Shown.Provincial.of(name, part, FigureLines.of(question, part), clock.instant());
    }

    private Map<String, StoredTotals> find(
            Question question, Collection<String> areas, Collection<ReportingPeriod> periods) {
        List<String> ids = new ArrayList<>();
        TreeSet<ReportingPeriod> needed = new TreeSet<>();
        periods.forEach(period -> needed.addAll(question.needed(period)));
        areas.forEach(area -> needed.forEach(period -> ids.add(question.totals(area, period))));
        return store.find(ids);
    }

    private static List<FigureLine> lines(
            Question question, String area, ReportingPeriod period, Map<String, StoredTotals> found) {
        return FigureLines.of(
                question,
                found.get(question.totals(area, period)),
                question.needed(period).stream()
                        .map(earlier -> found.get(question.totals(area, earlier)))
                        .filter(Objects::nonNull)
                        .toList());
    }

    private static @Nullable Instant at(@Nullable StoredTotals totals) {
        return totals == null ? null : totals.at();
    }
}
