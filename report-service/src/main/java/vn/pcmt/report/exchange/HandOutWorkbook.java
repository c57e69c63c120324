package vn.pcmt.report.exchange;

import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.rule.Rules;
import vn.pcmt.report.submission.FormToFill;
import vn.pcmt.report.submission.ReadForms;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.workbook.WorkbookSeal;
import vn.pcmt.report.workbook.WorkbookTexts;

/** Somebody takes the workbook of a report that he may read. */
@Component
class HandOutWorkbook {

    private final ReadForms forms;
    private final Rules rules;
    private final WorkbookSeal seal;
    private final WorkbookTexts texts;

    HandOutWorkbook(ReadForms forms, Rules rules, WorkbookSeal seal, WorkbookTexts texts) {
        this.forms = forms;
        this.rules = rules;
        this.seal = seal;
        this.texts = texts;
    }

    byte[] of(ReportId id, Caller caller, Locale locale) {
        FormToFill form = forms.one(id, caller);
        return ReportWorkbook.blank(form, rules.conditions(form.form()), seal, texts, locale);
    }
}
