package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.Rules;

/** Reports to test with: Phường Đồng Thuận owes August 2025, open from 15 August, due at 17:00 on Monday 18. */
public final class Reporting {
    public static final Template FORM =
            Catalogue.standard().template(Catalogue.MONTHLY).orElseThrow();
    /** The form with the rules in the box, for a unit of which nothing else is known. */
    public static final Yardstick YARDSTICK = new Yardstick(FORM, Rules.standard(), Background.NONE);

    public static final ReportId AUGUST = ReportId.parse("PCMT-THANG~18859@2025-07-01~2025-08");
    public static final Instant TOO_EARLY = vietnam("2025-08-14T23:59:59");
    public static final Instant IN_TIME = vietnam("2025-08-16T09:00:00");
    public static final Instant LATE = vietnam("2025-08-18T17:00:01");
    public static final Instant CLOSED = vietnam("2025-10-02T17:00:00");
    public static final String REPORTER = "bc-18859";
    public static final String REVIEWER = "duyet";

    private Reporting() {}

    public static Report anExpectedReport() {
        return Report.expected(
                AUGUST, 1, "bao-cao/thang", ReportingCalendar.standard().deadlines(AUGUST.period()), TOO_EARLY);
    }

    public static Report aSubmittedReport() {
        Report report = anExpectedReport();
        report.submit(YARDSTICK, complete().draft(), REPORTER, IN_TIME);
        return report;
    }

    public static Report anAcceptedReport() {
        Report report = aSubmittedReport();
        report.accept(1, REVIEWER, IN_TIME.plusSeconds(60));
        return report;
    }

    /** A form that obeys the rules, to be changed figure by figure: mostly 1, one addict at large, 9,000 residents. */
    public static Filled complete() {
        Map<String, String> values = new HashMap<>();
        FORM.indicators().stream().map(Indicator::code).forEach(code -> values.put(code, "1"));
        List.of("CA05", "CA06", "CA07", "CA08", "TH01").forEach(code -> values.put(code, "0"));
        values.put("QL01", "9000");
        return new Filled(values, List.of(), null);
    }

    public record Filled(Map<String, String> values, List<String> nothingToReport, String note) {
        /** The addicts of CA01 are all at large (CA04), so that the parts go on adding up. */
        public Filled with(String code, String value) {
            Map<String, String> changed = new HashMap<>(values);
            changed.put(code, value);
            if (code.equals("CA01") && value.matches("\\d{1,6}")) {
                changed.put("CA04", value);
            }
            return new Filled(changed, nothingToReport, note);
        }

        public Filled without(String... codes) {
            Map<String, String> changed = new HashMap<>(values);
            List.of(codes).forEach(changed::remove);
            return new Filled(changed, nothingToReport, note);
        }

        public Filled nothingIn(String... sections) {
            return new Filled(values, List.of(sections), note);
        }

        public Filled noting(String text) {
            return new Filled(values, nothingToReport, text);
        }

        public Draft draft() {
            return new Draft(new HashMap<>(values), nothingToReport, note);
        }
    }

    public static BigDecimal number(String text) {
        return new BigDecimal(text);
    }

    public static Instant vietnam(String time) {
        return LocalDateTime.parse(time).atZone(VietnamTime.ZONE).toInstant();
    }
}
