package vn.pcmt.contract.plan;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.pcmt.contract.Checks;

/**
 * The name of a period of a frequency, from 2000 to 2099. Within a frequency the order of periods is that of their
 * days. Months and what is made of months run from the day after a cut-off in the month before to the cut-off in their
 * last month. Months and nine months of the calendar, weeks and days know no cut-off.
 *
 * @param text such as {@code 2025-08}, {@code 2025-Q3} or {@code 2025-W33}; see {@link Frequency}
 */
public record PeriodId(Frequency frequency, String text) implements Comparable<PeriodId> {
    private static final Pattern MONTH = Pattern.compile("20\\d{2}-M?(0[1-9]|1[0-2])");
    private static final Pattern QUARTER = Pattern.compile("20\\d{2}-Q[1-4]");
    private static final Pattern HALF = Pattern.compile("20\\d{2}-H[12]");
    private static final Pattern NINE_MONTHS = Pattern.compile("20\\d{2}-M?9M");
    private static final Pattern YEAR = Pattern.compile("20\\d{2}");
    private static final Pattern WEEK = Pattern.compile("20\\d{2}-W(0[1-9]|[1-4]\\d|5[0-3])");
    private static final Pattern DAY = Pattern.compile("20\\d{2}-\\d{2}-\\d{2}");

    public PeriodId {
        Checks.present(frequency, "frequency");
        Checks.text(text, "text");
        if (!isValid(frequency, text)) {
            throw new IllegalArgumentException("not a period that is " + frequency + ": " + text);
        }
    }

    /** The period of this name, if there is one. */
    public static Optional<PeriodId> parse(Frequency frequency, String text) {
        return isValid(frequency, text) ? Optional.of(new PeriodId(frequency, text)) : Optional.empty();
    }

    /** The period of this name, of whatever frequency; a day is taken as one of {@link Frequency#DAILY}. */
    public static Optional<PeriodId> parse(String text) {
        return Arrays.stream(Frequency.values())
                .filter(frequency -> isValid(frequency, text))
                .findFirst()
                .map(frequency -> new PeriodId(frequency, text));
    }

    /**
     * The period of the same kind that runs on a day; after nine months, the nine months to come. Of what is owed once,
     * the one due on that day.
     *
     * @param cutOffDay last day of a month's facts
     */
    public PeriodId runningOn(LocalDate day, int cutOffDay) {
        return running(frequency, isOfCalendar(), day, cutOffDay);
    }

    /** The period of a frequency that runs on a day, counted with the cut-off if it is made of months. */
    public static PeriodId running(Frequency frequency, LocalDate day, int cutOffDay) {
        return running(frequency, false, day, cutOffDay);
    }

    private static PeriodId running(Frequency frequency, boolean ofCalendar, LocalDate day, int cutOffDay) {
        LocalDate inNamedMonth = day.withDayOfMonth(1).plusMonths(day.getDayOfMonth() > cutOffDay ? 1 : 0);
        return switch (frequency) {
            case WEEKLY, DAILY, ONCE -> named(frequency, false, day);
            case MONTHLY -> named(frequency, ofCalendar, ofCalendar ? day : inNamedMonth);
            case QUARTERLY, HALF_YEARLY, YEARLY -> named(frequency, false, inNamedMonth);
            case NINE_MONTHS -> {
                LocalDate month = ofCalendar ? day : inNamedMonth;
                yield named(frequency, ofCalendar, month.getMonthValue() > 9 ? month.plusYears(1) : month);
            }
        };
    }

    /** The latest period of the same kind that is over on a day. */
    public PeriodId overOn(LocalDate day, int cutOffDay) {
        return runningOn(day, cutOffDay).previous();
    }

    /** First day whose facts belong to the period. */
    public LocalDate from(int cutOffDay) {
        LocalDate first = first();
        return monthsLong() == 0 || isOfCalendar()
                ? first
                : first.minusMonths(1).withDayOfMonth(cutOffDay).plusDays(1);
    }

    /** Last day whose facts belong to the period. */
    public LocalDate to(int cutOffDay) {
        LocalDate first = first();
        if (monthsLong() == 0) {
            return frequency == Frequency.WEEKLY ? first.plusDays(6) : first;
        }
        YearMonth last = YearMonth.from(first).plusMonths(monthsLong() - 1L);
        return isOfCalendar() ? last.atEndOfMonth() : last.atDay(cutOffDay);
    }

    public PeriodId next() {
        return shifted(1);
    }

    public PeriodId previous() {
        return shifted(-1);
    }

    private PeriodId shifted(int by) {
        LocalDate first = first();
        return named(
                frequency,
                isOfCalendar(),
                switch (frequency) {
                    case MONTHLY -> first.plusMonths(by);
                    case QUARTERLY -> first.plusMonths(3L * by);
                    case HALF_YEARLY -> first.plusMonths(6L * by);
                    case NINE_MONTHS, YEARLY -> first.plusYears(by);
                    case WEEKLY -> first.plusWeeks(by);
                    case DAILY, ONCE -> first.plusDays(by);
                });
    }

    private boolean isOfCalendar() {
        return (frequency == Frequency.MONTHLY || frequency == Frequency.NINE_MONTHS) && text.charAt(5) == 'M';
    }

    /** How many months it is made of, 0 if it is not made of months. */
    private int monthsLong() {
        return switch (frequency) {
            case MONTHLY -> 1;
            case QUARTERLY -> 3;
            case HALF_YEARLY -> 6;
            case NINE_MONTHS -> 9;
            case YEARLY -> 12;
            case WEEKLY, DAILY, ONCE -> 0;
        };
    }

    /** Its first day by the calendar. */
    private LocalDate first() {
        return switch (frequency) {
            case MONTHLY -> LocalDate.of(year(), Integer.parseInt(text.substring(text.length() - 2)), 1);
            case QUARTERLY -> LocalDate.of(year(), 3 * (text.charAt(6) - '1') + 1, 1);
            case HALF_YEARLY -> LocalDate.of(year(), text.endsWith("1") ? 1 : 7, 1);
            case NINE_MONTHS, YEARLY -> LocalDate.of(year(), 1, 1);
            case WEEKLY -> mondayOf(year(), Integer.parseInt(text.substring(6)));
            case DAILY, ONCE -> LocalDate.parse(text);
        };
    }

    private int year() {
        return Integer.parseInt(text.substring(0, 4));
    }

    private static LocalDate mondayOf(int year, int week) {
        // 4 January is always in the first week of ISO 8601.
        return LocalDate.of(year, 1, 4)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                .plus(week - 1L, ChronoUnit.WEEKS);
    }

    private static PeriodId named(Frequency frequency, boolean ofCalendar, LocalDate day) {
        int year = day.getYear();
        String name =
                switch (frequency) {
                    case MONTHLY -> (ofCalendar ? "%d-M%02d" : "%d-%02d").formatted(year, day.getMonthValue());
                    case QUARTERLY -> year + "-Q" + day.get(IsoFields.QUARTER_OF_YEAR);
                    case HALF_YEARLY -> year + (day.getMonthValue() <= 6 ? "-H1" : "-H2");
                    case NINE_MONTHS -> year + (ofCalendar ? "-M9M" : "-9M");
                    case YEARLY -> Integer.toString(year);
                    case WEEKLY ->
                        "%d-W%02d"
                                .formatted(
                                        day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
                    case DAILY, ONCE -> day.toString();
                };
        return new PeriodId(frequency, name);
    }

    private static boolean isValid(Frequency frequency, String text) {
        return switch (frequency) {
            case MONTHLY -> MONTH.matcher(text).matches();
            case QUARTERLY -> QUARTER.matcher(text).matches();
            case HALF_YEARLY -> HALF.matcher(text).matches();
            case NINE_MONTHS -> NINE_MONTHS.matcher(text).matches();
            case YEARLY -> YEAR.matcher(text).matches();
            case WEEKLY -> WEEK.matcher(text).matches() && isWeekOfItsYear(text);
            case DAILY, ONCE -> DAY.matcher(text).matches() && isDay(text);
        };
    }

    private static boolean isWeekOfItsYear(String text) {
        int year = Integer.parseInt(text.substring(0, 4));
        LocalDate monday = mondayOf(year, Integer.parseInt(text.substring(6)));
        return monday.get(IsoFields.WEEK_BASED_YEAR) == year;
    }

    private static boolean isDay(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException none) {
            return false;
        }
    }

    /** @throws IllegalArgumentException if the other is of another frequency */
    @Override
    public int compareTo(PeriodId other) {
        if (frequency != other.frequency) {
            throw new IllegalArgumentException(this + " and " + other + " have no order");
        }
        return first().compareTo(other.first());
    }

    @Override
    public String toString() {
        return text;
    }
}
