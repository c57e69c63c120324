package vn.pcmt.report.lineage;

import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.lineage.Terms.Part;
import vn.pcmt.report.lineage.Terms.Wanted;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.past.ReportThen;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.ReadSpans;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Span;
import vn.pcmt.report.view.Spanned;
import vn.pcmt.report.view.Viewed;

/**
 * Answers which revisions of which reports a figure is made of, and makes it anew from them. Whoever may read the figure
 * may; single reports are told to those in whose area their unit lies, of the others the sum.
 */
@Component
class ReadLineage {

    /** Most reports that one figure is taken apart into. */
    private static final int MOST = 20_000;

    private final AreaAccess access;
    private final ReadSpans spans;
    private final Past past;
    private final Sights sights;
    private final Catalogue catalogue;

    ReadLineage(AreaAccess access, ReadSpans spans, Past past, Sights sights, Catalogue catalogue) {
        this.access = access;
        this.spans = spans;
        this.past = past;
        this.sights = sights;
        this.catalogue = catalogue;
    }

    /** @throws Refusal {@code lineage-too-large} and those of the views */
    Lineage of(Caller caller, String area, Question question, Span.Asked asked, PageRequest page) {
        Viewed viewed = access.require(caller, area);
        Sight sight = sights.now();
        Indicator indicator = question.indicators().getFirst();
        List<ReportingPeriod> counted = spans.counted(asked.span(), sight);
        Terms terms = new Terms(indicator, question, catalogue, counted);
        Map<String, Unit> units = terms.units(viewed, sight);
        List<Part> parts = terms.parts(viewed, sight, units, past.reports(ids(terms, units)));
        Spanned.Figures shown = spans.figures(viewed, question, asked, List.of(), null, sight);
        Spanned.Line line = shown.figures().getFirst();
        List<Part> own = parts.stream()
                .filter(part -> part.unit().isWithin(caller.unitKey()))
                .sorted(Comparator.comparing((Part part) -> part.unit().name())
                        .thenComparing(part -> part.unit().key())
                        .thenComparing(part -> part.report().id().period())
                        .thenComparing(part -> part.term().code()))
                .toList();
        List<Part> others = parts.stream()
                .filter(part -> !part.unit().isWithin(caller.unitKey()))
                .toList();
        return new Lineage(
                area,
                viewed.name(),
                question.template(),
                question.basis(),
                indicator.code(),
                shown.time(),
                line.asOf(),
                sight.lagMs(),
                check(line.received(), terms, term -> Terms.sum(parts, term, Part::received)),
                check(line.accepted(), terms, term -> Terms.sum(parts, term, Part::accepted)),
                terms.all().stream().map(term -> term(term, parts)).toList(),
                others.isEmpty() ? null : others(terms, others),
                mapped(Page.of(own, page), ReadLineage::part));
    }

    static List<ReportId> ids(Terms terms, Map<String, Unit> units) {
        List<ReportId> ids = terms.ids(units.keySet());
        if (ids.size() > MOST) {
            throw new Refusal(Refusal.Kind.INVALID, "lineage-too-large", ids.size(), MOST);
        }
        return ids;
    }

    private static Lineage.Check check(
            @Nullable BigDecimal shown, Terms terms, Function<Wanted, @Nullable BigDecimal> sums) {
        BigDecimal recomputed = terms.figure(sums);
        boolean same = shown == null || recomputed == null
                ? shown == null && (recomputed == null || terms.all().size() > 1)
                : shown.compareTo(recomputed) == 0;
        return new Lineage.Check(shown, recomputed, terms.arithmetic(sums), same);
    }

    private static Lineage.Term term(Wanted term, List<Part> parts) {
        List<Part> own = parts.stream().filter(part -> part.term().equals(term)).toList();
        return new Lineage.Term(
                term.code(),
                term.role(),
                term.periods(),
                Terms.sum(own.stream(), Part::received),
                Terms.sum(own.stream(), Part::accepted),
                own.size(),
                (int) own.stream().filter(part -> part.received() != null).count(),
                (int) own.stream().filter(part -> part.accepted() != null).count());
    }

    private static Lineage.Others others(Terms terms, List<Part> parts) {
        return new Lineage.Others(
                (int) parts.stream().map(part -> part.report().id()).distinct().count(),
                terms.all().stream()
                        .map(term -> new Lineage.Sums(
                                term.code(),
                                orZero(Terms.sum(parts, term, Part::received)),
                                orZero(Terms.sum(parts, term, Part::accepted))))
                        .toList());
    }

    private static Lineage.Part part(Part part) {
        ReportThen report = part.report();
        Revision received = report.received();
        Revision accepted = report.accepted();
        BigDecimal receivedValue = part.reported(received);
        BigDecimal acceptedValue = part.reported(accepted);
        Decision acceptance = report.acceptance();
        return new Lineage.Part(
                report.id().toString(),
                part.unit().key(),
                part.unit().name(),
                report.id().period(),
                part.term().code(),
                part.share(),
                received == null || receivedValue == null
                        ? null
                        : new Lineage.Sent(
                                received.number(),
                                receivedValue,
                                receivedValue.multiply(part.share()),
                                received.submittedAt(),
                                received.by(),
                                received.confirmedBy(),
                                received.reason(),
                                received.timeliness()),
                accepted == null || acceptedValue == null
                        ? null
                        : new Lineage.Taken(
                                accepted.number(),
                                acceptedValue,
                                acceptedValue.multiply(part.share()),
                                acceptance == null ? null : acceptance.at(),
                                acceptance == null ? null : acceptance.by()));
    }

    static BigDecimal orZero(@Nullable BigDecimal number) {
        return number == null ? BigDecimal.ZERO : number;
    }

    static <T, R> Page<R> mapped(Page<T> page, Function<T, R> map) {
        return new Page<>(page.items().stream().map(map).toList(), page.page(), page.size(), page.total());
    }
}
