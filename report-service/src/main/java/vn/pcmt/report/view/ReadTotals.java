package vn.pcmt.report.view;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.area.Succession.Standing;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.Shown.Completeness;
import vn.pcmt.report.view.Shown.FigureLine;

/**
 * Answers what the figures of an area or group are, in one period, over time, and of the areas below; of what the caller may
 * look at.
 */
@Component
class ReadTotals {

    /** Most periods of one answer. */
    static final int MOST_PERIODS = 120;

    private final MessageSource messages;

    ReadTotals(MessageSource messages) {
        this.messages = messages;
    }

    Shown.Totals totals(Caller caller, Viewed viewed, Question question, ReportingPeriod period, Sight sight) {
        Map<ReportingPeriod, StoredTotals> found = toShow(viewed, question, sight, List.of(period));
        StoredTotals totals = found.get(period);
        return new Shown.Totals(
                viewed.key(),
                viewed.name(),
                question.template(),
                period,
                question.basis(),
                Completeness.of(totals, sight.at()),
                at(totals),
                sight.lagMs(),
                totals == null ? 0 : totals.estimated(),
                lines(question, period, found),
                provincial(caller, viewed, question, totals, sight),
                added(viewed, viewed.areas(question.basis(), sight).apply(period)));
    }

    /** @throws Refusal {@code periods-out-of-range} if the first is after the last or of another kind, or there are too many */
    Shown.Series series(
            Caller caller, Viewed viewed, Question question, ReportingPeriod from, ReportingPeriod to, Sight sight) {
        List<ReportingPeriod> periods = from.kind() == to.kind()
                ? from.upTo(to).limit(MOST_PERIODS + 1L).toList()
                : List.of();
        if (periods.isEmpty() || periods.size() > MOST_PERIODS) {
            throw new Refusal(Refusal.Kind.INVALID, "periods-out-of-range", from, to, MOST_PERIODS);
        }
        Map<ReportingPeriod, StoredTotals> found = toShow(viewed, question, sight, periods);
        var areas = viewed.areas(question.basis(), sight);
        return new Shown.Series(
                viewed.key(),
                viewed.name(),
                question.template(),
                question.basis(),
                sight.lagMs(),
                periods.stream()
                        .map(period -> {
                            StoredTotals totals = found.get(period);
                            return new Shown.PeriodTotals(
                                    period,
                                    Completeness.of(totals, sight.at()),
                                    at(totals),
                                    totals == null ? 0 : totals.estimated(),
                                    lines(question, period, found),
                                    provincial(caller, viewed, question, totals, sight),
                                    added(viewed, areas.apply(period)));
                        })
                        .toList());
    }

    /**
     * The areas directly below, as far as the caller may read them: of today, or of the end of the period; and what a
     * province adds to them itself. Of a group, the areas that it stands for.
     */
    Shown.Children children(Caller caller, Viewed viewed, Question question, ReportingPeriod period, Sight sight) {
        List<Unit> below = below(caller, viewed, question.basis(), period, sight);
        List<Viewed> all = below.stream().map(Viewed::of).toList();
        Map<String, Map<ReportingPeriod, StoredTotals>> found =
                Viewed.totalsToShow(all, question, sight, List.of(period));
        StoredTotals own = viewed.totals(question, sight, List.of(period)).get(period);
        return new Shown.Children(
                viewed.key(),
                viewed.name(),
                question.template(),
                period,
                question.basis(),
                sight.lagMs(),
                below.stream()
                        .map(child -> {
                            Map<ReportingPeriod, StoredTotals> of = found.getOrDefault(child.key(), Map.of());
                            StoredTotals totals = of.get(period);
                            return new Shown.Child(
                                    child.key(),
                                    child.name(),
                                    child.latitude(),
                                    child.longitude(),
                                    Completeness.of(totals, sight.at()),
                                    at(totals),
                                    totals == null ? 0 : totals.estimated(),
                                    lines(question, period, of));
                        })
                        .toList(),
                viewed.unit() != null && viewed.unit().kind() == UnitKind.PROVINCE
                        ? provincial(caller, viewed, question, own, sight)
                        : null);
    }

    /** The areas one level below that a caller may read, or those that a group stands for; by name. */
    static List<Unit> below(Caller caller, Viewed viewed, Basis basis, ReportingPeriod period, Sight sight) {
        LocalDate day = basis == Basis.TODAY ? sight.today() : period.end();
        Collection<Unit> below = viewed.isGroup()
                ? sight.units()
                        .find(viewed.areas(basis, sight).apply(period).areas())
                        .values()
                : sight.units().directlyBelow(viewed.key(), day);
        return below.stream()
                .filter(child -> AreaAccess.mayRead(caller, child))
                .sorted(Comparator.comparing(Unit::name).thenComparing(Unit::key))
                .toList();
    }

    /** A commune reads of its province the whole, as everybody does, and not which part of it the police reported. */
    private Shown.@Nullable Provincial provincial(
            Caller caller, Viewed viewed, Question question, @Nullable StoredTotals totals, Sight sight) {
        StoredTotals.Provincial part = totals == null ? null : totals.provincial();
        if (part == null || viewed.unit() == null || !viewed.unit().isWithin(caller.unitKey())) {
            return null;
        }
        String name = messages.getMessage("level.PROVINCE", null, LocaleContextHolder.getLocale());
        return Shown.Provincial.of(name, part, FigureLines.of(question, part), sight.at());
    }

    private static Map<ReportingPeriod, StoredTotals> toShow(
            Viewed viewed, Question question, Sight sight, List<ReportingPeriod> periods) {
        return Viewed.totalsToShow(List.of(viewed), question, sight, periods).getOrDefault(viewed.key(), Map.of());
    }

    static List<FigureLine> lines(Question question, ReportingPeriod period, Map<ReportingPeriod, StoredTotals> found) {
        return FigureLines.of(
                question,
                found.get(period),
                question.needed(period).stream()
                        .map(found::get)
                        .filter(Objects::nonNull)
                        .toList());
    }

    static Shown.@Nullable Added added(Viewed viewed, Standing standing) {
        return viewed.isGroup() ? new Shown.Added(standing.areas(), standing.partly()) : null;
    }

    static @Nullable Instant at(@Nullable StoredTotals totals) {
        return totals == null ? null : totals.at();
    }
}
