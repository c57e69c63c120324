package vn.pcmt.report.lineage;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.lineage.Terms.Part;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.view.AreaAccess;
import vn.pcmt.report.view.Question;
import vn.pcmt.report.view.ReadSpans;
import vn.pcmt.report.view.Sight;
import vn.pcmt.report.view.Sights;
import vn.pcmt.report.view.Span;
import vn.pcmt.report.view.Viewed;

/**
 * Answers why a figure moved between two moments, report by report. Only for those in whose unit the area lies: between two
 * moments close together the sum of the others is one of them. Of units that lie in the area only in part, or came from
 * elsewhere, the sum is told.
 */
@Component
class ReadMovement {

    private final AreaAccess access;
    private final ReadSpans spans;
    private final Past past;
    private final Reports reports;
    private final Sights sights;
    private final Catalogue catalogue;

    ReadMovement(AreaAccess access, ReadSpans spans, Past past, Reports reports, Sights sights, Catalogue catalogue) {
        this.access = access;
        this.spans = spans;
        this.past = past;
        this.reports = reports;
        this.sights = sights;
        this.catalogue = catalogue;
    }

    /**
     * Why the sums behind a figure moved between two moments.
     *
     * @throws Refusal {@code area-forbidden}, {@code moments-out-of-order}, {@code lineage-too-large} and those of the views
     */
    Movement of(
            Caller caller,
            String area,
            Question question,
            Span.Asked asked,
            String from,
            @Nullable String to,
            PageRequest page) {
        Viewed viewed = access.requireInside(caller, area);
        Sight before = sights.at(from);
        Sight after = sights.at(to == null ? sights.now().at().toString() : to);
        if (!before.at().isBefore(after.at())) {
            throw new Refusal(
                    Refusal.Kind.INVALID,
                    "moments-out-of-order",
                    before.at().toString(),
                    after.at().toString());
        }
        Indicator indicator = question.indicators().getFirst();
        Terms terms = new Terms(indicator, question, catalogue, spans.counted(asked.span(), after));
        List<Part> then = parts(terms, viewed, before);
        List<Part> now = parts(terms, viewed, after);
        Map<String, Changed> changed = new TreeMap<>();
        then.forEach(part -> changed.put(part.id(), new Changed(part, null)));
        now.forEach(part -> changed.merge(
                part.id(), new Changed(null, part), (known, later) -> new Changed(known.before(), later.after())));
        List<Changed> moved = changed.values().stream().filter(Changed::isMoved).toList();
        List<Changed> own = moved.stream()
                .filter(one -> one.any().unit().isWithin(caller.unitKey()))
                .sorted(Comparator.comparing((Changed one) -> one.any().unit().name())
                        .thenComparing(one -> one.any().id()))
                .toList();
        List<Changed> others = moved.stream()
                .filter(one -> !one.any().unit().isWithin(caller.unitKey()))
                .toList();
        Page<Changed> some = Page.of(own, page);
        Map<String, Report> documents = new TreeMap<>();
        reports.find(some.items().stream()
                        .map(one -> one.any().report().id())
                        .distinct()
                        .toList())
                .forEach(report -> documents.put(report.id().toString(), report));
        return new Movement(
                area,
                viewed.name(),
                question.template(),
                question.basis(),
                indicator.code(),
                before.at(),
                after.at(),
                terms.all().stream()
                        .map(term -> new Movement.Term(
                                term.code(),
                                side(Terms.sum(then, term, Part::received), Terms.sum(now, term, Part::received)),
                                side(Terms.sum(then, term, Part::accepted), Terms.sum(now, term, Part::accepted))))
                        .toList(),
                others.isEmpty() ? null : others(terms, others),
                ReadLineage.mapped(some, one -> part(one, documents, before.at(), after.at())));
    }

    private List<Part> parts(Terms terms, Viewed viewed, Sight sight) {
        Map<String, Unit> units = terms.units(viewed, sight);
        return terms.parts(viewed, sight, units, past.reports(ReadLineage.ids(terms, units), sight.at()));
    }

    /** A figure of one report at both moments; null where it did not count. */
    private record Changed(@Nullable Part before, @Nullable Part after) {

        Part any() {
            return after == null ? Objects.requireNonNull(before) : after;
        }

        Movement.Side received() {
            return side(before == null ? null : before.received(), after == null ? null : after.received());
        }

        Movement.Side accepted() {
            return side(before == null ? null : before.accepted(), after == null ? null : after.accepted());
        }

        BigDecimal shareBefore() {
            return before == null ? BigDecimal.ZERO : before.share();
        }

        BigDecimal shareAfter() {
            return after == null ? BigDecimal.ZERO : after.share();
        }

        boolean isMoved() {
            return differs(received()) || differs(accepted());
        }

        private static boolean differs(Movement.Side side) {
            return side.difference().signum() != 0 || (side.before() == null) != (side.after() == null);
        }
    }

    private static List<Movement.Moved> others(Terms terms, List<Changed> others) {
        return terms.all().stream()
                .map(term -> {
                    List<Changed> of = others.stream()
                            .filter(one -> one.any().term().equals(term))
                            .toList();
                    return new Movement.Moved(
                            term.code(),
                            of.stream()
                                    .map(one -> one.received().difference())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add),
                            of.stream()
                                    .map(one -> one.accepted().difference())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add));
                })
                .toList();
    }

    private static Movement.Part part(Changed one, Map<String, Report> documents, Instant from, Instant to) {
        Part any = one.any();
        return new Movement.Part(
                any.report().id().toString(),
                any.unit().key(),
                any.unit().name(),
                any.report().id().period(),
                any.term().code(),
                one.shareBefore(),
                one.shareAfter(),
                one.received(),
                one.accepted(),
                causes(one, documents.get(any.report().id().toString()), from, to));
    }

    private static List<Movement.Cause> causes(Changed one, @Nullable Report report, Instant from, Instant to) {
        List<Movement.Cause> causes = new ArrayList<>();
        if (report != null) {
            Stream<Movement.Cause> sent = report.revisions().stream()
                    .map(revision -> new Movement.Cause(
                            revision.reason() == null ? Movement.What.SUBMITTED : Movement.What.CORRECTED,
                            revision.number(),
                            revision.submittedAt(),
                            revision.by(),
                            revision.reason()));
            Stream<Movement.Cause> decided = report.decisions().stream()
                    .map(decision -> new Movement.Cause(
                            decision.outcome() == Decision.Outcome.ACCEPTED
                                    ? Movement.What.ACCEPTED
                                    : Movement.What.RETURNED,
                            decision.revision(),
                            decision.at(),
                            decision.by(),
                            decision.reason()));
            Stream.concat(sent, decided)
                    .filter(cause -> cause.at() != null
                            && cause.at().isAfter(from)
                            && !cause.at().isAfter(to))
                    .sorted(Comparator.comparing(cause -> Objects.requireNonNull(cause.at())))
                    .forEach(causes::add);
        }
        if (one.before() != null && one.after() != null && one.shareBefore().compareTo(one.shareAfter()) != 0
                || causes.isEmpty() && one.after() != null) {
            causes.add(new Movement.Cause(Movement.What.UNIT_MOVED, null, null, null, null));
        }
        if (one.after() == null) {
            causes.add(new Movement.Cause(
                    report != null && report.status() == ReportStatus.WITHDRAWN
                            ? Movement.What.WITHDRAWN
                            : Movement.What.UNIT_MOVED,
                    null,
                    null,
                    null,
                    null));
        }
        return causes;
    }

    private static Movement.Side side(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        return new Movement.Side(before, after, ReadLineage.orZero(after).subtract(ReadLineage.orZero(before)));
    }
}
