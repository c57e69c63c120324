package vn.pcmt.report.dhis2;

import java.time.DateTimeException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * DHIS2's texts of periods as our periods: {@code 20250814}, {@code 2025W33}, {@code 202508}, {@code 2025Q3},
 * {@code 2025S1}, {@code 2025}; ours are taken as well. The names are the same, the days are those of the regime: 202508 is
 * 15 July to 14 August, unless the form goes by the calendar.
 */
final class IsoPeriods {

    private static final Pattern DAY = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})");
    private static final Pattern MONTH = Pattern.compile("(\\d{4})(\\d{2})");
    private static final Pattern NUMBERED = Pattern.compile("(\\d{4})([WQS])(\\d{1,2})");

    private IsoPeriods() {}

    /** @param form the spans of time that the form is made for */
    static Optional<ReportingPeriod> of(String text, PeriodKind form) {
        try {
            return Optional.of(ReportingPeriod.parse(ours(text.strip(), form)));
        } catch (IllegalArgumentException | DateTimeException none) {
            return Optional.empty();
        }
    }

    private static String ours(String text, PeriodKind form) {
        Matcher day = DAY.matcher(text);
        if (day.matches()) {
            return day.group(1) + "-" + day.group(2) + "-" + day.group(3);
        }
        Matcher month = MONTH.matcher(text);
        if (month.matches()) {
            return month.group(1) + (form == PeriodKind.CALENDAR_MONTH ? "-M" : "-") + month.group(2);
        }
        Matcher numbered = NUMBERED.matcher(text);
        if (!numbered.matches()) {
            return text;
        }
        int number = Integer.parseInt(numbered.group(3));
        return numbered.group(1)
                + switch (numbered.group(2)) {
                    case "W" -> "-W%02d".formatted(number);
                    case "Q" -> "-Q" + number;
                    default -> "-H" + number;
                };
    }
}
