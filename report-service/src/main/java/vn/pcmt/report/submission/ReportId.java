package vn.pcmt.report.submission;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.ReportingPeriod;

/** The natural id of a report: the same fact never gets two. Written {@code PCMT-THANG~18859@2025-07-01~2025-08}. */
public record ReportId(String template, String unitKey, ReportingPeriod period) {

    /** The period in any of the forms of its kinds: 2025, 2025-08, 2025-Q3, 2025-W33, 2025-M9M, 2025-08-14. */
    private static final Pattern FORM = Pattern.compile("([A-Z0-9-]{1,40})~([0-9A-Z]{1,10}@\\d{4}-\\d{2}-\\d{2})"
            + "~(\\d{4}(?:-[WM]\\d{2}|-M9M|-[0-9A-Z]{2}(?:-\\d{2})?)?)");

    public ReportId {
        if (!FORM.matcher(template + "~" + unitKey + "~" + period).matches()) {
            throw new IllegalArgumentException("not a report id: " + template + "~" + unitKey + "~" + period);
        }
    }

    /** @throws Refusal {@code report-id-malformed} or {@code period-malformed} */
    public static ReportId parse(String text) {
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw new Refusal(Refusal.Kind.MALFORMED, "report-id-malformed");
        }
        return new ReportId(parts.group(1), parts.group(2), ReportingPeriod.asked(parts.group(3)));
    }

    /** The report of the same unit one period earlier. */
    public ReportId previous() {
        return new ReportId(template, unitKey, period.previous());
    }

    /** The report of the same unit one period later. */
    public ReportId next() {
        return new ReportId(template, unitKey, period.next());
    }

    @Override
    public String toString() {
        return template + "~" + unitKey + "~" + period;
    }
}
