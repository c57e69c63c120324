package vn.pcmt.report.view;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * Consecutive periods of one kind whose figures are added up: the months of a quarter, the weeks of a campaign.
 *
 * @param first of its periods
 * @param last of its periods, not before the first
 */
public record Span(ReportingPeriod first, ReportingPeriod last) {

    /**
     * The periods of a kind that make up some days.
     *
     * @throws Refusal {@code span-not-whole} if they begin earlier or end later than the days do,
     *     {@code periods-out-of-range} if there are too many
     */
    static Span of(PeriodKind every, LocalDate start, LocalDate end) {
        ReportingPeriod first = ReportingPeriod.containing(every, start);
        ReportingPeriod last = ReportingPeriod.containing(every, end);
        if (!first.start().equals(start) || !last.end().equals(end)) {
            throw new Refusal(Refusal.Kind.INVALID, "span-not-whole", start.toString(), end.toString());
        }
        return between(first, last);
    }

    /** @throws Refusal {@code periods-out-of-range} if the first is after the last or of another kind, or there are too many */
    static Span between(ReportingPeriod first, ReportingPeriod last) {
        boolean possible = first.kind() == last.kind() && first.compareTo(last) <= 0;
        if (!possible
                || first.upTo(last).skip(ReadTotals.MOST_PERIODS).findAny().isPresent()) {
            throw new Refusal(Refusal.Kind.INVALID, "periods-out-of-range", first, last, ReadTotals.MOST_PERIODS);
        }
        return new Span(first, last);
    }

    public List<ReportingPeriod> periods() {
        return first.through(last);
    }

    /** The part up to a period: what of it is over; none of it, if the period is earlier. */
    public List<ReportingPeriod> upTo(ReportingPeriod period) {
        return first.through(period.compareTo(last) < 0 ? period : last);
    }

    /** As many periods right before it. */
    Span before() {
        return new Span(first.minus(periods().size()), first.previous());
    }

    /** The same periods of the year before. */
    Span yearEarlier() {
        return new Span(first.yearEarlier(), last.yearEarlier());
    }

    /**
     * What is asked for and what it is compared with.
     *
     * @param span the time itself
     * @param before the one before
     * @param yearEarlier the same time of the year before
     */
    public record Asked(Span span, Span before, Span yearEarlier) {}

    /**
     * Reads what a request says: a period of any kind, a range of two, or the year up to a period.
     *
     * @param every kind of the periods that are added up
     * @throws Refusal {@code span-malformed} if it says nothing, or more than one of them
     */
    public static Asked asked(
            PeriodKind every,
            @Nullable String period,
            @Nullable String from,
            @Nullable String to,
            @Nullable String yearTo) {
        boolean range = from != null && to != null;
        long said = Stream.of(period != null, range, yearTo != null)
                .filter(it -> it)
                .count();
        if (said != 1 || (from == null) != (to == null)) {
            throw new Refusal(Refusal.Kind.MALFORMED, "span-malformed");
        }
        if (period != null) {
            ReportingPeriod named = ReportingPeriod.asked(period);
            return new Asked(of(every, named), of(every, named.previous()), of(every, named.yearEarlier()));
        }
        if (yearTo != null) {
            ReportingPeriod end = ReportingPeriod.asked(yearTo);
            Span span = yearTo(every, end);
            return new Asked(span, span.before(), yearTo(every, end.yearEarlier()));
        }
        Span span = range(every, String.valueOf(from), String.valueOf(to));
        return new Asked(span, span.before(), span.yearEarlier());
    }

    /** From the first day of one period to the last of another, each of any kind; a day is one, too. */
    static Span range(PeriodKind every, String from, String to) {
        return of(
                every,
                ReportingPeriod.asked(from).start(),
                ReportingPeriod.asked(to).end());
    }

    static Span of(PeriodKind every, ReportingPeriod named) {
        return named.kind() == every ? new Span(named, named) : of(every, named.start(), named.end());
    }

    private static Span yearTo(PeriodKind every, ReportingPeriod end) {
        return of(every, end.yearToDate().getFirst().start(), end.end());
    }
}
