package vn.pcmt.report.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.pcmt.kit.problem.Refusal;

/**
 * A span of time that a report is about, known by its text, such as {@code 2025-08}.
 *
 * @param kind which also rules how it is written
 * @param year the reporting year, 1000 to 9999: that of its cut-off, or of the calendar
 * @param number within the year, from 1: of the month, the quarter, the week, the day
 */
public record ReportingPeriod(PeriodKind kind, int year, int number) implements Comparable<ReportingPeriod> {

    private static final Comparator<ReportingPeriod> ORDER =
            Comparator.comparing(ReportingPeriod::end).thenComparing(ReportingPeriod::kind);
    private static final int FIRST_YEAR = 1000;
    private static final int LAST_YEAR = 9999;

    /** Nobody asks for more; the years around it are reckoned with: the period before, its deadline, the year earlier. */
    private static final int FIRST_ASKED = 2000;

    private static final int LAST_ASKED = 2199;

    public ReportingPeriod {
        if (year < FIRST_YEAR || year > LAST_YEAR) {
            throw new IllegalArgumentException("not a year of a period: " + year);
        }
        if (number < 1 || number > kind.perYear(year)) {
            throw new IllegalArgumentException("there is no " + kind + " " + number + " in " + year);
        }
    }

    /**
     * Reads the text of a period, such as {@code 2025-08}, {@code 2025-Q3} or {@code 2025-W33}.
     *
     * @throws IllegalArgumentException if the text is not a period
     */
    @JsonCreator
    public static ReportingPeriod parse(String text) {
        try {
            return PeriodKind.period(text).orElseThrow(() -> new IllegalArgumentException("not a period: " + text));
        } catch (DateTimeException noSuchDay) {
            throw new IllegalArgumentException("not a period: " + text, noSuchDay);
        }
    }

    /**
     * The same for what somebody asks for, in the years 2000 to 2199.
     *
     * @throws Refusal {@code period-malformed}
     */
    public static ReportingPeriod asked(String text) {
        try {
            ReportingPeriod period = parse(text);
            if (period.year < FIRST_ASKED || period.year > LAST_ASKED) {
                throw new IllegalArgumentException("nobody reported or will in " + period.year);
            }
            return period;
        } catch (IllegalArgumentException malformed) {
            throw new Refusal(Refusal.Kind.MALFORMED, "period-malformed");
        }
    }

    /** The period of a kind that a day belongs to. */
    public static ReportingPeriod containing(PeriodKind kind, LocalDate day) {
        return kind.containing(day);
    }

    /** First day whose facts belong to the period. */
    public LocalDate start() {
        return kind.start(year, number);
    }

    /** Last day whose facts belong to the period: the cut-off. */
    public LocalDate end() {
        return kind.end(year, number);
    }

    /** The period of the same kind that follows. */
    public ReportingPeriod next() {
        return kind.containing(end().plusDays(1));
    }

    /** The period of the same kind before. */
    public ReportingPeriod previous() {
        return minus(1);
    }

    /** The same period of the year before; the last of it if that year is a week or a day shorter. */
    public ReportingPeriod yearEarlier() {
        return new ReportingPeriod(kind, year - 1, Math.min(number, kind.perYear(year - 1)));
    }

    /** The last period of the same kind in the reporting year. */
    public ReportingPeriod lastOfYear() {
        return new ReportingPeriod(kind, year, kind.perYear(year));
    }

    /** The periods of the reporting year up to and with this one, of the same kind. */
    public List<ReportingPeriod> yearToDate() {
        return new ReportingPeriod(kind, year, 1).through(this);
    }

    /** The periods from this one to another of the same kind, both included; none if the other is earlier. */
    public List<ReportingPeriod> through(ReportingPeriod last) {
        return upTo(last).toList();
    }

    /** The same one by one, for spans that somebody else chose. */
    public Stream<ReportingPeriod> upTo(ReportingPeriod last) {
        return Stream.iterate(this, period -> period.compareTo(last) <= 0, ReportingPeriod::next);
    }

    /** The period of the same kind so many before this one. */
    public ReportingPeriod minus(int periods) {
        ReportingPeriod earlier = this;
        for (int i = 0; i < periods; i++) {
            earlier = earlier.before();
        }
        return earlier;
    }

    private ReportingPeriod before() {
        return number > 1
                ? new ReportingPeriod(kind, year, number - 1)
                : new ReportingPeriod(kind, year - 1, kind.perYear(year - 1));
    }

    @Override
    public int compareTo(ReportingPeriod other) {
        return ORDER.compare(this, other);
    }

    /** {@code 2025-08}. */
    @JsonValue
    @Override
    public String toString() {
        return kind.write(year, number);
    }
}
