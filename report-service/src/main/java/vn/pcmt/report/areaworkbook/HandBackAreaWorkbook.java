package vn.pcmt.report.areaworkbook;

import java.io.IOException;
import java.io.OutputStream;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.springframework.stereotype.Component;
import vn.pcmt.report.areaworkbook.AreaWorkbook.Line;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.submission.ReadForms;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.workbook.CellProblem;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookTexts;

/** Gives reports that were not taken back as a workbook, as they were filled in, with what is wrong beside each. */
@Component
public class HandBackAreaWorkbook {

    private final ReadForms forms;
    private final Rules rules;
    private final WorkbookSeal seal;
    private final WorkbookTexts texts;

    HandBackAreaWorkbook(ReadForms forms, Rules rules, WorkbookSeal seal, WorkbookTexts texts) {
        this.forms = forms;
        this.rules = rules;
        this.seal = seal;
        this.texts = texts;
    }

    /** A report that was not taken, as it was filled in. */
    public record NotTaken(ReportId report, Map<String, String> entered, List<CellProblem> problems) {}

    /**
     * Writes the workbook. What is of another form or period than asked for is left out.
     *
     * @param after gives the reports after a position, from 0 on
     */
    public void write(
            OutputStream out, Template form, ReportingPeriod period, Locale locale, Function<Integer, Page> after)
            throws IOException {
        new AreaWorkbook(form, rules.conditions(form), period, seal, texts, locale, true).write(out, lines -> {
            int at = 0;
            for (Page page = after.apply(at); page.last() > at; page = after.apply(at)) {
                lines.accept(lines(page.reports(), form, period));
                at = page.last();
            }
        });
    }

    /** @param last position of the last report looked at; that after which was asked, if there was none */
    public record Page(List<NotTaken> reports, int last) {}

    private List<Line> lines(List<NotTaken> reports, Template form, ReportingPeriod period) {
        Map<ReportId, NotTaken> byId = new HashMap<>();
        reports.forEach(report -> byId.putIfAbsent(report.report(), report));
        return forms.all(List.copyOf(byId.keySet())).stream()
                .filter(one -> one.form().code().equals(form.code())
                        && one.form().version() == form.version()
                        && one.id().period().equals(period))
                .map(one -> {
                    NotTaken report = Objects.requireNonNull(byId.get(one.id()));
                    return new Line(one, report.entered(), report.problems());
                })
                .toList();
    }
}
