package vn.pcmt.report.calendar;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Year;
import java.time.YearMonth;
import java.time.temporal.IsoFields;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The spans of time a report may be about. Those of Decree 09/2019/NĐ-CP are cut off on the 14th and belong to a
 * reporting year from 15 December to 14 December; the others follow the calendar. Each kind is written in a form of its
 * own, so that the text of a period tells its kind.
 */
public enum PeriodKind {
    /** {@code 2025-08-14}. */
    DAY("(\\d{4})-(\\d{2})-(\\d{2})", "", 0) {
        @Override
        int perYear(int year) {
            return Year.of(year).length();
        }

        @Override
        LocalDate start(int year, int number) {
            return LocalDate.ofYearDay(year, number);
        }

        @Override
        LocalDate end(int year, int number) {
            return start(year, number);
        }

        @Override
        ReportingPeriod containing(LocalDate day) {
            return new ReportingPeriod(this, day.getYear(), day.getDayOfYear());
        }

        @Override
        ReportingPeriod read(MatchResult text) {
            return containing(LocalDate.parse(text.group()));
        }

        @Override
        String write(int year, int number) {
            return start(year, number).toString();
        }
    },

    /** {@code 2025-W33}: Monday to Sunday, numbered as in ISO 8601. */
    WEEK("(\\d{4})-W(\\d{2})", "-W", 2) {
        @Override
        int perYear(int year) {
            return (int) IsoFields.WEEK_OF_WEEK_BASED_YEAR
                    .rangeRefinedBy(start(year, 1))
                    .getMaximum();
        }

        @Override
        LocalDate start(int year, int number) {
            LocalDate firstMonday = LocalDate.of(year, 1, 4).with(DayOfWeek.MONDAY);
            return firstMonday.plusWeeks(number - 1L);
        }

        @Override
        LocalDate end(int year, int number) {
            return start(year, number).plusDays(6);
        }

        @Override
        ReportingPeriod containing(LocalDate day) {
            return new ReportingPeriod(
                    this, day.get(IsoFields.WEEK_BASED_YEAR), day.get(IsoFields.WEEK_OF_WEEK_BASED_YEAR));
        }
    },

    /** {@code 2025-08}: 15 July to 14 August. */
    MONTH("(\\d{4})-(\\d{2})", "-", 2, 1, 12),

    /** {@code 2025-M08}: the month of the calendar, for forms that use it. */
    CALENDAR_MONTH("(\\d{4})-M(\\d{2})", "-M", 2) {
        @Override
        int perYear(int year) {
            return 12;
        }

        @Override
        LocalDate start(int year, int number) {
            return LocalDate.of(year, number, 1);
        }

        @Override
        LocalDate end(int year, int number) {
            return YearMonth.of(year, number).atEndOfMonth();
        }

        @Override
        ReportingPeriod containing(LocalDate day) {
            return new ReportingPeriod(this, day.getYear(), day.getMonthValue());
        }
    },

    /** {@code 2025-Q3}: 15 June to 14 September. */
    QUARTER("(\\d{4})-Q(\\d)", "-Q", 1, 3, 4),

    /** {@code 2025-H1}: 15 December to 14 June. */
    HALF_YEAR("(\\d{4})-H(\\d)", "-H", 1, 6, 2),

    /** {@code 2025-9M}: 15 December to 14 September; there is one a year. */
    NINE_MONTHS("(\\d{4})-9M", "-9M", 0, 9, 1),

    /** {@code 2025-M9M}: January to September, for forms that use the calendar. */
    CALENDAR_NINE_MONTHS("(\\d{4})-M9M", "-M9M", 0) {
        @Override
        int perYear(int year) {
            return 1;
        }

        @Override
        LocalDate start(int year, int number) {
            return LocalDate.of(year, 1, 1);
        }

        @Override
        LocalDate end(int year, int number) {
            return YearMonth.of(year, LAST_OF_NINE).atEndOfMonth();
        }

        @Override
        ReportingPeriod containing(LocalDate day) {
            return new ReportingPeriod(this, day.getMonthValue() > LAST_OF_NINE ? day.getYear() + 1 : day.getYear(), 1);
        }
    },

    /** {@code 2025}: 15 December 2024 to 14 December 2025. */
    YEAR("(\\d{4})", "", 0, 12, 1);

    static final int CUT_OFF_DAY = 14;
    private static final int LAST_OF_NINE = 9;

    private final Pattern form;
    private final String mark;
    private final int digits;
    private final int months;
    private final int perYear;

    /** A kind that brings its own arithmetic. */
    PeriodKind(String form, String mark, int digits) {
        this(form, mark, digits, 0, 0);
    }

    /**
     * A kind cut off on the 14th: so many months, so often a year.
     *
     * @param mark between the year and the number
     * @param digits of the number, 0 where there is none
     */
    PeriodKind(String form, String mark, int digits, int months, int perYear) {
        this.form = Pattern.compile(form);
        this.mark = mark;
        this.digits = digits;
        this.months = months;
        this.perYear = perYear;
    }

    /** How many periods of this kind a year has. */
    int perYear(int year) {
        return perYear;
    }

    LocalDate start(int year, int number) {
        return end(year, number).plusDays(1).minusMonths(months);
    }

    /** Last day: the cut-off. */
    LocalDate end(int year, int number) {
        return LocalDate.of(year, number * months, CUT_OFF_DAY);
    }

    /**
     * The period a day belongs to; where the kind leaves days out, as the months after the nine do, the next one.
     */
    ReportingPeriod containing(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        YearMonth named = day.getDayOfMonth() > CUT_OFF_DAY ? month.plusMonths(1) : month;
        int number = (named.getMonthValue() + months - 1) / months;
        return number > perYear
                ? new ReportingPeriod(this, named.getYear() + 1, 1)
                : new ReportingPeriod(this, named.getYear(), number);
    }

    ReportingPeriod read(MatchResult text) {
        int number = text.groupCount() > 1 ? Integer.parseInt(text.group(2)) : 1;
        return new ReportingPeriod(this, Integer.parseInt(text.group(1)), number);
    }

    /** Joined by hand: it is done dozens of times for each report that is judged, and a formatter is slow. */
    String write(int year, int number) {
        if (digits == 0) {
            return year + mark;
        }
        return year + mark + (digits == 2 && number < 10 ? "0" : "") + number;
    }

    /** Whether periods of this kind are those of Decree 09/2019/NĐ-CP, with a cut-off of their own. */
    boolean isCutOff() {
        return months > 0;
    }

    /** The period a text stands for, if it has the form of one. */
    static Optional<ReportingPeriod> period(String text) {
        for (PeriodKind kind : values()) {
            Matcher form = kind.form.matcher(text);
            if (form.matches()) {
                return Optional.of(kind.read(form));
            }
        }
        return Optional.empty();
    }
}
