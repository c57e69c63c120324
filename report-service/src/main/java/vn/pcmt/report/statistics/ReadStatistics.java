package vn.pcmt.report.statistics;

import static java.util.Comparator.comparing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.statistics.ReviewStatistics.Remarked;
import vn.pcmt.report.statistics.ReviewStatistics.Reviewer;
import vn.pcmt.report.statistics.ReviewStatistics.UnitLine;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.ReceivedReports;
import vn.pcmt.report.submission.ReceivedReports.Reviewed;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/** Counts what reviewers decided, from the documents of the reports. */
@Component
class ReadStatistics {

    private static final int DEFAULT_MONTHS = 3;
    private static final int MOST_REMARKED = 10;

    private final ReceivedReports received;
    private final Units units;
    private final Access access;
    private final Clock clock;

    ReadStatistics(ReceivedReports received, Units units, Access access, Clock clock) {
        this.received = received;
        this.units = units;
        this.access = access;
        this.clock = clock;
    }

    /**
     * What is asked for.
     *
     * @param area the reviewer's own if null
     * @param from first day, in Vietnam; three months before the last if null
     * @param to last day; today if null
     */
    record Question(
            @Nullable String area,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** @throws Refusal {@code forbidden}, {@code unit-unknown}, {@code wrong-area} or {@code dates-out-of-order} */
    ReviewStatistics read(Question question, Caller caller, PageRequest page) {
        String area = question.area() == null ? caller.unitKey() : question.area();
        if (area == null) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        access.requireReviewer(caller, area);
        LocalDate to =
                Objects.requireNonNullElse(question.to(), LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE));
        LocalDate from = Objects.requireNonNullElse(question.from(), to.minusMonths(DEFAULT_MONTHS));
        if (from.isAfter(to)) {
            throw new Refusal(Refusal.Kind.INVALID, "dates-out-of-order", from.toString(), to.toString());
        }
        Map<String, Unit> reporting = units.within(List.of(area)).stream()
                .filter(Unit::isReporting)
                .collect(Collectors.toMap(Unit::key, Function.identity()));
        Map<String, Long> waiting = received.underReview(null, null).stream()
                .filter(report -> report.status() != ReportStatus.RETURNED && reporting.containsKey(report.unitKey()))
                .collect(Collectors.groupingBy(ReceivedReports.Standing::unitKey, Collectors.counting()));
        Count count = count(from, to, reporting.keySet());
        return new ReviewStatistics(
                area,
                units.find(area).map(Unit::name).orElse(area),
                from,
                to,
                waiting.values().stream().mapToInt(Long::intValue).sum(),
                count.all.counted(),
                count.mostRemarked(),
                count.reviewers(),
                Page.of(lines(reporting, waiting, count), page));
    }

    private Count count(LocalDate from, LocalDate to, Set<String> unitKeys) {
        Instant begin = from.atStartOfDay(VietnamTime.ZONE).toInstant();
        Instant end = to.plusDays(1).atStartOfDay(VietnamTime.ZONE).toInstant();
        Count count = new Count();
        for (Reviewed report : received.decidedSince(begin, unitKeys)) {
            for (Decision decision : Objects.requireNonNullElse(report.decisions(), List.<Decision>of())) {
                if (!decision.at().isBefore(begin) && decision.at().isBefore(end)) {
                    count.add(report, decision);
                }
            }
        }
        return count;
    }

    private static List<UnitLine> lines(Map<String, Unit> reporting, Map<String, Long> waiting, Count count) {
        Set<String> concerned = new HashSet<>(waiting.keySet());
        concerned.addAll(count.byUnit.keySet());
        return concerned.stream()
                .map(key -> new UnitLine(
                        key,
                        Objects.requireNonNull(reporting.get(key)).name(),
                        waiting.getOrDefault(key, 0L).intValue(),
                        count.byUnit.getOrDefault(key, new Tally()).counted()))
                .sorted(comparing((UnitLine line) -> line.decisions().returned())
                        .reversed()
                        .thenComparing(UnitLine::unitName)
                        .thenComparing(UnitLine::unitKey))
                .toList();
    }

    private static final class Count {
        private final Tally all = new Tally();
        private final Map<String, Tally> byReviewer = new TreeMap<>();
        private final Map<String, Tally> byUnit = new HashMap<>();
        private final Map<String, Integer> remarks = new TreeMap<>();

        void add(Reviewed report, Decision decision) {
            report.revisions().stream()
                    .filter(revision -> revision.number() == decision.revision())
                    .findFirst()
                    .map(revision -> Duration.between(revision.submittedAt(), decision.at()))
                    .ifPresent(waited -> {
                        all.add(decision.outcome(), waited);
                        byReviewer
                                .computeIfAbsent(decision.by(), by -> new Tally())
                                .add(decision.outcome(), waited);
                        byUnit.computeIfAbsent(report.unitKey(), unit -> new Tally())
                                .add(decision.outcome(), waited);
                    });
            decision.remarks().forEach(remark -> remarks.merge(field(remark), 1, Integer::sum));
        }

        private static String field(Remark remark) {
            return Objects.requireNonNullElse(
                    remark.indicator(), Objects.requireNonNullElse(remark.narrative(), Remark.NOTE));
        }

        List<Remarked> mostRemarked() {
            return remarks.entrySet().stream()
                    .map(entry -> new Remarked(entry.getKey(), entry.getValue()))
                    .sorted(comparing(Remarked::remarks).reversed().thenComparing(Remarked::field))
                    .limit(MOST_REMARKED)
                    .toList();
        }

        List<Reviewer> reviewers() {
            return byReviewer.entrySet().stream()
                    .sorted(Map.Entry.<String, Tally>comparingByValue(Comparator.comparing(Tally::all))
                            .reversed())
                    .map(entry -> new Reviewer(entry.getKey(), entry.getValue().counted()))
                    .toList();
        }
    }
}
