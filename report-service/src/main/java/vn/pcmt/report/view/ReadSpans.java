package vn.pcmt.report.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.view.SpanFigures.Beside;
import vn.pcmt.report.view.Spanned.Against;
import vn.pcmt.report.view.Spanned.Time;

/**
 * Answers what the figures of an area or group are over a span of time, beside another span, part by part, and of the
 * areas below. A span that is not over counts up to the last period whose reports may come in, and what it is compared
 * with is cut to as many periods.
 */
@Component
public class ReadSpans {

    private final AreaAccess access;
    private final Catalogue catalogue;
    private final ReportingCalendar calendar;

    ReadSpans(AreaAccess access, Catalogue catalogue, ReportingCalendar calendar) {
        this.access = access;
        this.catalogue = catalogue;
        this.calendar = calendar;
    }

    /** @param baseline null for none */
    Spanned.Figures figures(
            Caller caller,
            String area,
            Question question,
            Span.Asked asked,
            List<Against> against,
            @Nullable Span baseline,
            Sight sight) {
        return figures(access.require(caller, area), question, asked, against, baseline, sight);
    }

    /** The same of what somebody may look at. */
    public Spanned.Figures figures(
            Viewed viewed,
            Question question,
            Span.Asked asked,
            List<Against> against,
            @Nullable Span baseline,
            Sight sight) {
        return figures(List.of(viewed), question, asked, against, baseline, sight)
                .getFirst();
    }

    /** The same of many at once, in their order, read together. */
    public List<Spanned.Figures> figures(
            List<Viewed> all,
            Question question,
            Span.Asked asked,
            List<Against> against,
            @Nullable Span baseline,
            Sight sight) {
        List<ReportingPeriod> counted = counted(asked.span(), sight);
        List<Beside> besides = new ArrayList<>();
        List<Span> spans = new ArrayList<>();
        for (Against one : Against.values()) {
            Span other =
                    switch (one) {
                        case PREVIOUS -> against.contains(one) ? asked.before() : null;
                        case LAST_YEAR -> against.contains(one) ? asked.yearEarlier() : null;
                        case BASELINE -> baseline;
                        case TARGET -> null;
                    };
            if (other != null) {
                spans.add(other);
                besides.add(new Beside(one, part(other, asked.span(), counted.size())));
            }
        }
        TreeSet<ReportingPeriod> needed = SpanFigures.needed(question, counted);
        besides.forEach(beside -> needed.addAll(SpanFigures.needed(question, beside.periods())));
        Map<String, Map<ReportingPeriod, StoredTotals>> found = Viewed.totals(all, question, sight, needed);
        return all.stream()
                .map(viewed -> figures(
                        viewed,
                        question,
                        asked,
                        counted,
                        spans,
                        besides,
                        found.getOrDefault(viewed.key(), Map.of()),
                        sight))
                .toList();
    }

    /** @param spans those of the besides */
    private Spanned.Figures figures(
            Viewed viewed,
            Question question,
            Span.Asked asked,
            List<ReportingPeriod> counted,
            List<Span> spans,
            List<Beside> besides,
            Map<ReportingPeriod, StoredTotals> totals,
            Sight sight) {
        SpanFigures figures = new SpanFigures(question, catalogue, totals);
        List<Spanned.Other> others = new ArrayList<>();
        for (int i = 0; i < besides.size(); i++) {
            Beside beside = besides.get(i);
            others.add(new Spanned.Other(
                    beside.with(),
                    Time.of(spans.get(i), beside.periods()),
                    figures.coverage(beside.periods(), sight.at())));
        }
        ReportingPeriod last = counted.isEmpty() ? asked.span().last() : counted.getLast();
        return new Spanned.Figures(
                viewed.key(),
                viewed.name(),
                question.template(),
                question.basis(),
                Time.of(asked.span(), counted),
                figures.coverage(counted, sight.at()),
                figures.asOf(counted),
                sight.lagMs(),
                figures.estimated(counted),
                figures.lines(counted, besides),
                others,
                ReadTotals.added(viewed, viewed.areas(question.basis(), sight).apply(last)),
                List.of());
    }

    /**
     * Each period of a range, of a kind that may be longer than that of the reports.
     *
     * @param every kind of the periods that are added up
     * @throws Refusal {@code periods-out-of-range} or {@code span-not-whole}
     */
    public Spanned.Series series(
            Caller caller, String area, Question question, PeriodKind every, Span parts, Sight sight) {
        Viewed viewed = access.require(caller, area);
        Cut cut = cut(question, every, parts, sight);
        return series(viewed, question, cut, viewed.totals(question, sight, cut.needed()), sight);
    }

    /** The same of each of the areas below, read together. @throws Refusal as above */
    Spanned.ChildSeries childSeries(
            Caller caller, String area, Question question, PeriodKind every, Span parts, Sight sight) {
        Viewed viewed = access.require(caller, area);
        Cut cut = cut(question, every, parts, sight);
        List<Viewed> below = below(caller, viewed, question, cut.spans().getLast(), sight);
        Map<String, Map<ReportingPeriod, StoredTotals>> found = Viewed.totals(below, question, sight, cut.needed());
        return new Spanned.ChildSeries(
                area,
                viewed.name(),
                below.stream()
                        .map(child -> series(child, question, cut, found.getOrDefault(child.key(), Map.of()), sight))
                        .toList());
    }

    /**
     * A range by its periods.
     *
     * @param spans the reports that each of them is made of
     * @param needed of which periods totals are read
     */
    private record Cut(List<ReportingPeriod> periods, List<Span> spans, TreeSet<ReportingPeriod> needed) {}

    private Cut cut(Question question, PeriodKind every, Span parts, Sight sight) {
        List<ReportingPeriod> periods = parts.periods();
        List<Span> spans =
                periods.stream().map(period -> Span.of(every, period)).toList();
        // All periods of reports together must not be more than one answer may be made of.
        Span.between(spans.getFirst().first(), spans.getLast().last());
        TreeSet<ReportingPeriod> needed = new TreeSet<>();
        spans.forEach(span -> needed.addAll(SpanFigures.needed(question, counted(span, sight))));
        return new Cut(periods, spans, needed);
    }

    private Spanned.Series series(
            Viewed viewed, Question question, Cut cut, Map<ReportingPeriod, StoredTotals> totals, Sight sight) {
        SpanFigures figures = new SpanFigures(question, catalogue, totals);
        List<Spanned.Part> items = new ArrayList<>();
        for (int i = 0; i < cut.periods().size(); i++) {
            List<ReportingPeriod> counted = counted(cut.spans().get(i), sight);
            items.add(new Spanned.Part(
                    cut.periods().get(i),
                    Time.of(cut.spans().get(i), counted),
                    figures.coverage(counted, sight.at()),
                    figures.asOf(counted),
                    figures.estimated(counted),
                    figures.lines(counted, List.of())));
        }
        return new Spanned.Series(
                viewed.key(), viewed.name(), question.template(), question.basis(), sight.lagMs(), items);
    }

    /** The areas directly below at the end of the span, as far as the caller may read them; those of a group. */
    Spanned.Children children(Caller caller, String area, Question question, Span span, Sight sight) {
        Viewed viewed = access.require(caller, area);
        List<ReportingPeriod> counted = counted(span, sight);
        List<Viewed> below = below(caller, viewed, question, span, sight);
        Map<String, Map<ReportingPeriod, StoredTotals>> found =
                Viewed.totals(below, question, sight, SpanFigures.needed(question, counted));
        return new Spanned.Children(
                area,
                viewed.name(),
                question.template(),
                question.basis(),
                Time.of(span, counted),
                sight.lagMs(),
                below.stream()
                        .map(child -> {
                            SpanFigures figures =
                                    new SpanFigures(question, catalogue, found.getOrDefault(child.key(), Map.of()));
                            return new Spanned.Child(
                                    child.key(),
                                    child.name(),
                                    figures.coverage(counted, sight.at()),
                                    figures.asOf(counted),
                                    figures.estimated(counted),
                                    figures.lines(counted, List.of()));
                        })
                        .toList());
    }

    /** What those are that stand below an area or group at the end of a span, as far as the caller may read them; by name. */
    public List<Viewed> below(Caller caller, Viewed viewed, Question question, Span span, Sight sight) {
        return ReadTotals.below(caller, viewed, question.basis(), span.last(), sight).stream()
                .map(Viewed::of)
                .toList();
    }

    /** The periods of a span whose reports may come in already. */
    public List<ReportingPeriod> counted(Span span, Sight sight) {
        return span.upTo(calendar.current(span.first().kind(), sight.at()));
    }

    /** Of a span that is compared with: all, or as many periods as the other one has by now. */
    private static List<ReportingPeriod> part(Span other, Span span, int counted) {
        List<ReportingPeriod> all = other.periods();
        boolean over = counted == span.periods().size();
        return over ? all : all.subList(0, Math.min(counted, all.size()));
    }
}
