package vn.pcmt.report.draft;

import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/** A commune of its own that owes August 2025, and the people who write, confirm and review its report. */
public final class Writing {

    private static final AtomicInteger CODES = new AtomicInteger(52000);

    public final ReportId id;
    public final String path;
    public final String draft;
    public final Person reporter;
    public final Person colleague;
    public final Person head;
    public final Person reviewer;
    private final ApplicationContext context;

    public Writing(ApplicationContext context) {
        this.context = context;
        String code = String.valueOf(CODES.incrementAndGet());
        UnitStock.put(context.getBean(MongoTemplate.class), SampleUnits.province(), SampleUnits.commune(code));
        id = ReportId.parse("PCMT-THANG~" + code + "@2025-07-01~2025-08");
        expect(id);
        path = "/api/v1/reports/" + id;
        draft = path + "/draft";
        MockMvcTester http = context.getBean(MockMvcTester.class);
        reporter = Person.of(http, "bc-" + code, id.unitKey(), COMMUNE_REPORTER);
        colleague = Person.of(http, "bc2-" + code, id.unitKey(), COMMUNE_REPORTER);
        head = Person.of(http, "ct-" + code, id.unitKey(), COMMUNE_HEAD);
        reviewer = Person.of(http, "duyet", SampleUnits.PROVINCE, REVIEWER);
        context.getBean(TestClock.class).set(Reporting.IN_TIME);
    }

    public void expect(ReportId owed) {
        context.getBean(Reports.class)
                .addMissing(List.of(Report.expected(
                        owed,
                        1,
                        "p/thang",
                        ReportingCalendar.standard().deadlines(owed.period()),
                        Reporting.TOO_EARLY)));
    }

    public Report report() {
        return context.getBean(Reports.class).find(id).orElseThrow();
    }

    /** A body with every figure; what is named must obey the rules with the rest. */
    public static Map<String, Object> complete(String... codesAndTexts) {
        Map<String, String> values = new HashMap<>(Reporting.complete().values());
        for (int i = 0; i < codesAndTexts.length; i += 2) {
            values.put(codesAndTexts[i], codesAndTexts[i + 1]);
        }
        Map<String, Object> body = new HashMap<>();
        body.put("values", values);
        return body;
    }

    public static Map<String, Object> with(Map<String, Object> body, String field, Object content) {
        Map<String, Object> changed = new HashMap<>(body);
        changed.put(field, content);
        return changed;
    }
}
