package vn.pcmt.report.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * A month of Decree 09/2019/NĐ-CP: from the 15th of the month before to the 14th of the month that names it.
 *
 * @param month the month that names it, {@code 2025-08} for 15 July to 14 August 2025
 */
public record ReportingPeriod(YearMonth month) implements Comparable<ReportingPeriod> {

    private static final int CUT_OFF_DAY = 14;
    private static final Pattern FORM = Pattern.compile("[12]\\d{3}-\\d{2}");

    /**
     * Reads {@code 2025-08}.
     *
     * @throws IllegalArgumentException if the text is not a year and a month
     */
    @JsonCreator
    public static ReportingPeriod parse(String text) {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a period: " + text);
        }
        try {
            return new ReportingPeriod(YearMonth.parse(text));
        } catch (DateTimeException noSuchMonth) {
            throw new IllegalArgumentException("not a period: " + text, noSuchMonth);
        }
    }

    /** The period a day belongs to. */
    public static ReportingPeriod containing(LocalDate day) {
        YearMonth month = YearMonth.from(day);
        return new ReportingPeriod(day.getDayOfMonth() > CUT_OFF_DAY ? month.plusMonths(1) : month);
    }

    /** First day whose facts belong to the period. */
    public LocalDate start() {
        return month.minusMonths(1).atDay(CUT_OFF_DAY + 1);
    }

    /** Last day whose facts belong to the period: the cut-off. */
    public LocalDate end() {
        return month.atDay(CUT_OFF_DAY);
    }

    public ReportingPeriod next() {
        return new ReportingPeriod(month.plusMonths(1));
    }

    public ReportingPeriod previous() {
        return new ReportingPeriod(month.minusMonths(1));
    }

    /** The periods of the reporting year (15 December to 14 December) up to and with this one. */
    public List<ReportingPeriod> yearToDate() {
        return IntStream.rangeClosed(1, month.getMonthValue())
                .mapToObj(number -> new ReportingPeriod(YearMonth.of(month.getYear(), number)))
                .toList();
    }

    /** The periods from this one to another, both included; none if the other is earlier. */
    public List<ReportingPeriod> through(ReportingPeriod last) {
        List<ReportingPeriod> periods = new ArrayList<>();
        for (ReportingPeriod period = this; period.compareTo(last) <= 0; period = period.next()) {
            periods.add(period);
        }
        return periods;
    }

    @Override
    public int compareTo(ReportingPeriod other) {
        return month.compareTo(other.month);
    }

    /** {@code 2025-08}. */
    @JsonValue
    @Override
    public String toString() {
        return month.toString();
    }
}
