package vn.pcmt.console.services;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.ReportService.PeriodItem;
import vn.pcmt.console.services.ReportService.Periods;

/**
 * The period that a page is about, among those that have come.
 *
 * @param current the one that is being reported
 * @param previous and {@code next}: where the page can be turned to
 */
public record PeriodChoice(
        String period,
        String current,
        @Nullable String previous,
        @Nullable String next,
        @Nullable String start,
        @Nullable String end,
        @Nullable Instant dueAt) {

    /** @param asked the current one if null */
    public static PeriodChoice of(Periods periods, @Nullable String asked) {
        String period = asked == null ? periods.current() : asked;
        List<PeriodItem> known = periods.items().stream()
                .filter(item -> item.period().compareTo(periods.current()) <= 0)
                .sorted(Comparator.comparing(PeriodItem::period))
                .toList();
        int at = IntStream.range(0, known.size())
                .filter(i -> known.get(i).period().equals(period))
                .findFirst()
                .orElse(-1);
        PeriodItem item = at < 0 ? null : known.get(at);
        return new PeriodChoice(
                period,
                periods.current(),
                at > 0 ? known.get(at - 1).period() : null,
                at >= 0 && at < known.size() - 1 ? known.get(at + 1).period() : null,
                item == null ? null : item.start(),
                item == null ? null : item.end(),
                item == null ? null : item.dueAt());
    }
}
