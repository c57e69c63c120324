package vn.pcmt.report.exchange;

import java.util.Locale;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.submission.ReadForms;
import vn.pcmt.report.submission.ReportId;

/** Somebody takes the workbook of a report that he may read. */
@Component
class HandOutWorkbook {

    private final ReadForms forms;
    private final WorkbookSeal seal;
    private final WorkbookTexts texts;

    HandOutWorkbook(ReadForms forms, WorkbookSeal seal, WorkbookTexts texts) {
        this.forms = forms;
        this.seal = seal;
        this.texts = texts;
    }

    byte[] of(ReportId id, Caller caller, Locale locale) {
        return ReportWorkbook.blank(forms.one(id, caller), seal, texts, locale);
    }
}
