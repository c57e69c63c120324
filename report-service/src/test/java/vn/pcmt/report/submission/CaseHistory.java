package vn.pcmt.report.submission;

import static vn.pcmt.report.submission.Reporting.TOO_EARLY;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.RuleCase;

/** The other reports of a unit as a case of a rule wants them, stored whatever the rules say of them. */
public final class CaseHistory {

    private static final Yardstick NO_RULES = new Yardstick(Reporting.FORM, RuleCase.noRules(), Background.NONE);

    private final Reports reports;

    public CaseHistory(Reports reports) {
        this.reports = reports;
    }

    /** What was owed and received before the report of the case. */
    public void before(ReportId id, RuleCase given) {
        List<Map<String, String>> forms = given.earlierForms();
        for (int back = 1; back <= forms.size(); back++) {
            ReportId earlier =
                    new ReportId(id.template(), id.unitKey(), id.period().minus(back));
            owe(earlier);
            if (forms.get(back - 1) != null) {
                receive(earlier, forms.get(back - 1));
            }
        }
        if (given.lastYearForm() != null) {
            ReportId lastYear =
                    new ReportId(id.template(), id.unitKey(), id.period().yearEarlier());
            owe(lastYear);
            receive(lastYear, given.lastYearForm());
        }
    }

    /** A report that is expected and not in. */
    public void owe(ReportId id) {
        reports.addMissing(List.of(
                Report.expected(id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), TOO_EARLY)));
    }

    /** A report that is in. */
    public void receive(ReportId id, Map<String, String> form) {
        Report report = reports.find(id).orElseThrow();
        report.submit(
                NO_RULES,
                new Draft(new HashMap<>(form), List.of(), null),
                "bc",
                report.deadlines().opensAt());
        reports.save(report);
    }
}
