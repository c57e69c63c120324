package vn.pcmt.report.review;

import static java.util.Comparator.comparing;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.outlier.Outliers;
import vn.pcmt.report.review.ReviewQueue.Change;
import vn.pcmt.report.review.ReviewQueue.Changes;
import vn.pcmt.report.review.ReviewQueue.Counts;
import vn.pcmt.report.review.ReviewQueue.Item;
import vn.pcmt.report.review.ReviewQueue.Judged;
import vn.pcmt.report.review.ReviewQueue.Unlikely;
import vn.pcmt.report.review.ReviewQueue.Unreadable;
import vn.pcmt.report.review.SiftReports.Sieve;
import vn.pcmt.report.review.SiftReports.Sifted;
import vn.pcmt.report.rule.RuleTexts;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.ReceivedReports;
import vn.pcmt.report.submission.ReceivedReports.Standing;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Shows a reviewer what awaits him, with all that may catch his eye. */
@Component
class ReadQueue {

    private static final Comparator<Sifted> OLDEST_DEADLINE_FIRST = comparing(
                    (Sifted sifted) -> sifted.report().dueAt())
            .thenComparing(sifted -> sifted.unit().name())
            .thenComparing(sifted -> sifted.report().id());

    private final ReceivedReports received;
    private final SiftReports sift;
    private final Outliers outliers;
    private final RuleTexts ruleTexts;
    private final Units units;
    private final Access access;
    private final Clock clock;

    ReadQueue(
            ReceivedReports received,
            SiftReports sift,
            Outliers outliers,
            RuleTexts ruleTexts,
            Units units,
            Access access,
            Clock clock) {
        this.received = received;
        this.sift = sift;
        this.outliers = outliers;
        this.ruleTexts = ruleTexts;
        this.units = units;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What is asked for; null means no restriction.
     *
     * @param area the reviewer's own if null
     * @param clean only clean ones, or only odd ones
     */
    record Question(
            @Nullable String area,
            @Nullable String template,
            @Nullable String period,
            @Nullable Boolean clean) {}

    /** @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code wrong-area} or {@code period-malformed} */
    ReviewQueue read(Question question, Caller caller, PageRequest page, Locale language) {
        Map<String, Unit> area = area(question.area(), caller);
        if (question.period() != null) {
            ReportingPeriod.asked(question.period());
        }
        Instant asOf = clock.instant();
        Map<Boolean, List<Standing>> underReview = received.underReview(question.template(), question.period()).stream()
                .filter(report -> area.containsKey(report.unitKey()))
                .collect(Collectors.partitioningBy(report -> report.status() == ReportStatus.RETURNED));
        int returned = underReview.getOrDefault(true, List.of()).size();
        Sieve sieve = sift.sift(underReview.getOrDefault(false, List.of()), area);
        List<Sifted> waiting = sieve.sifted();
        long clean = waiting.stream().filter(Sifted::isClean).count();
        Page<Sifted> shown = Page.of(
                waiting.stream()
                        .filter(sifted -> question.clean() == null || question.clean() == sifted.isClean())
                        .sorted(OLDEST_DEADLINE_FIRST)
                        .toList(),
                page);
        List<Unreadable> unreadable = new ArrayList<>();
        sieve.unreadable().forEach(report -> unreadable.add(unreadable(report, area)));
        List<Item> items = items(shown.items(), unreadable, language);
        return new ReviewQueue(
                asOf,
                new Counts(waiting.size(), clean, waiting.size() - clean, returned),
                items,
                unreadable,
                shown.page(),
                shown.size(),
                shown.total());
    }

    private Map<String, Unit> area(@Nullable String asked, Caller caller) {
        String area = asked == null ? caller.unitKey() : asked;
        if (area == null) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        access.requireReviewer(caller, area);
        return units.within(List.of(area)).stream()
                .filter(Unit::isReporting)
                .collect(Collectors.toMap(Unit::key, Function.identity()));
    }

    /** @param unreadable is added what can be listed, but not shown */
    private List<Item> items(List<Sifted> page, List<Unreadable> unreadable, Locale language) {
        Map<String, Report> whole = received
                .whole(page.stream().map(sifted -> sifted.report().id()).toList())
                .stream()
                .collect(Collectors.toMap(report -> report.id().toString(), Function.identity()));
        List<Item> items = new ArrayList<>();
        for (Sifted sifted : page) {
            Report report = whole.get(sifted.report().id());
            if (report == null) {
                unreadable.add(new Unreadable(
                        sifted.report().id(),
                        sifted.report().template(),
                        sifted.unit().key(),
                        sifted.unit().name(),
                        sifted.report().period()));
            } else {
                items.add(item(sifted, report, language));
            }
        }
        return items;
    }

    private static Unreadable unreadable(Standing report, Map<String, Unit> area) {
        return new Unreadable(
                report.id(),
                report.template(),
                report.unitKey(),
                Objects.requireNonNull(area.get(report.unitKey())).name(),
                report.period());
    }

    /** Whatever came in since it was sifted is not shown: the revision is the one that was sifted. */
    private Item item(Sifted sifted, Report whole, Locale language) {
        Revision latest = whole.revision(sifted.report().revision()).orElseThrow();
        return new Item(
                sifted.report().id(),
                sifted.report().template(),
                sifted.unit().key(),
                sifted.unit().name(),
                sifted.report().period(),
                sifted.report().status(),
                latest.number(),
                sifted.report().version(),
                sifted.report().dueAt(),
                latest.submittedAt(),
                whole.timeliness(),
                latest.reason(),
                sifted.isClean(),
                sifted.oddities(),
                latest.findings().stream()
                        .map(finding -> new Judged(finding, ruleTexts.of(finding, language)))
                        .toList(),
                sifted.outliers().stream()
                        .map(found -> new Unlikely(
                                found, outliers.sentence(sifted.report().template(), found, language)))
                        .toList(),
                whole.openings(),
                whole.openRemarks(),
                whole.revision(latest.number() - 1)
                        .map(before -> changes(before, latest))
                        .orElse(null));
    }

    private static Changes changes(Revision before, Revision after) {
        List<Change> changed = new ArrayList<>();
        TreeSet<String> codes = new TreeSet<>(before.values().keySet());
        codes.addAll(after.values().keySet());
        codes.forEach(code -> note(
                changed,
                code,
                text(before.values().get(code)),
                text(after.values().get(code))));
        TreeSet<String> narratives = new TreeSet<>(before.narratives().keySet());
        narratives.addAll(after.narratives().keySet());
        narratives.forEach(id -> note(
                changed, id, before.narratives().get(id), after.narratives().get(id)));
        note(changed, Remark.NOTE, before.note(), after.note());
        note(changed, "nothingToReport", list(before), list(after));
        return new Changes(before.number(), changed);
    }

    private static void note(List<Change> changed, String field, @Nullable String before, @Nullable String after) {
        if (!Objects.equals(before, after)) {
            changed.add(new Change(field, before, after));
        }
    }

    private static @Nullable String text(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }

    private static @Nullable String list(Revision revision) {
        return revision.nothingToReport().isEmpty() ? null : String.join(", ", revision.nothingToReport());
    }
}
