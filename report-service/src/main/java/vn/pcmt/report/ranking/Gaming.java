package vn.pcmt.report.ranking;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.outlier.Outlier;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Revision;

/** What in the reports of one unit looks as if they were made for the ranking. It may be right all the same. Pure. */
final class Gaming {

    private static final int SCALE = 4;

    private final RankingSettings settings;
    private final Function<List<Map<String, BigDecimal>>, Optional<Outlier>> heaped;

    /** @param heaped finds figures that end in 0 or 5 too often in those of some reports, oldest first */
    Gaming(RankingSettings settings, Function<List<Map<String, BigDecimal>>, Optional<Outlier>> heaped) {
        this.settings = settings;
        this.heaped = heaped;
    }

    /** In which way it looks strange. */
    enum Kind {
        /** Every report came in right before its deadline, none late. */
        ALL_AT_THE_DEADLINE,
        /** Nearly all figures are those of the period before. */
        COPIED,
        /** More figures end in 0 or 5 than counting explains. */
        HEAPED,
        /** Figures were corrected after they had been ranked. */
        CORRECTED_AFTER_RANKING
    }

    /**
     * @param period of the report it is about; null if of all
     * @param at when it happened; null if at no one time
     * @param found of heaped figures how many there are and how likely that is by chance; null otherwise
     */
    record Flag(
            Kind kind,
            @Nullable ReportingPeriod period,
            @Nullable Instant at,
            @Nullable Outlier found) {}

    List<Flag> in(List<Report> reports) {
        List<Report> received = reports.stream()
                .filter(report -> report.revision() > 0)
                .sorted(Comparator.comparing(report -> report.id().period()))
                .toList();
        List<Flag> flags = new ArrayList<>();
        if (received.size() >= settings.fewest() && received.stream().allMatch(this::isAtTheDeadline)) {
            flags.add(new Flag(Kind.ALL_AT_THE_DEADLINE, null, null, null));
        }
        for (int i = 1; i < received.size(); i++) {
            Report before = received.get(i - 1);
            Report after = received.get(i);
            if (before.id().period().next().equals(after.id().period()) && isCopied(before, after)) {
                flags.add(new Flag(Kind.COPIED, after.id().period(), null, null));
            }
        }
        heaped.apply(received.stream().map(Gaming::values).toList())
                .ifPresent(found -> flags.add(new Flag(Kind.HEAPED, null, null, found)));
        for (Report report : received) {
            Instant ranked = report.deadlines().dueAt().plus(settings.rankedAfter());
            report.revisions().stream()
                    .filter(revision ->
                            revision.reason() != null && revision.submittedAt().isAfter(ranked))
                    .forEach(revision -> flags.add(new Flag(
                            Kind.CORRECTED_AFTER_RANKING, report.id().period(), revision.submittedAt(), null)));
        }
        return flags;
    }

    private boolean isAtTheDeadline(Report report) {
        Instant first = report.revisions().getFirst().submittedAt();
        Instant due = report.deadlines().dueAt();
        return !first.isAfter(due) && first.isAfter(due.minus(settings.rush()));
    }

    /** Zeros tell nothing: where nothing happens, nothing happens again. */
    private boolean isCopied(Report before, Report after) {
        Map<String, BigDecimal> old = values(before);
        List<Map.Entry<String, BigDecimal>> told = values(after).entrySet().stream()
                .filter(figure -> figure.getValue().signum() != 0)
                .toList();
        if (told.size() < settings.fewest()) {
            return false;
        }
        long same = told.stream()
                .filter(figure -> old.containsKey(figure.getKey())
                        && old.get(figure.getKey()).compareTo(figure.getValue()) == 0)
                .count();
        return BigDecimal.valueOf(same)
                        .divide(BigDecimal.valueOf(told.size()), SCALE, RoundingMode.DOWN)
                        .compareTo(settings.copied())
                >= 0;
    }

    private static Map<String, BigDecimal> values(Report report) {
        return report.latest().map(Revision::values).orElse(Map.of());
    }
}
