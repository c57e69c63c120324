package vn.pcmt.report.workbook;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.submission.Draft;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.FormToFill;

/** The words of workbooks and of what is wrong with them. */
@Component
public class WorkbookTexts {

    private final MessageSource messages;

    WorkbookTexts(MessageSource messages) {
        this.messages = messages;
    }

    public String text(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }

    /** What is wrong with a report, cell by cell, or in one line for the whole. */
    public List<CellProblem> of(Refusal refusal, Draft draft, Locale locale) {
        if (refusal.fields().isEmpty()) {
            return List.of(
                    new CellProblem("", refusal.code(), text("problem." + refusal.code(), locale, refusal.args())));
        }
        return refusal.fields().stream()
                .map(field -> of(field, CellKey.at(field.pointer(), draft), locale))
                .toList();
    }

    /** What was sent last, by the keys of its cells. */
    public Map<String, String> entered(FormToFill form, Locale locale) {
        FormFields latest = form.latest();
        Map<String, String> entered = new HashMap<>(latest.values());
        latest.emptySections().forEach(id -> entered.put(CellKey.empty(id), text("workbook.nothing", locale)));
        latest.group("narratives").forEach((id, text) -> entered.put(CellKey.narrative(id), text));
        latest.group("explanations").forEach((rule, text) -> entered.put(CellKey.explanation(rule), text));
        String note = latest.text("/note");
        if (note != null) {
            entered.put(CellKey.NOTE, note);
        }
        return entered;
    }

    /** The Vietnamese or the English of two texts. */
    public static String of(String vietnamese, String english, Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? english : vietnamese;
    }

    public CellProblem of(FieldProblem problem, String key, Locale locale) {
        return new CellProblem(key, problem.code(), text("field." + problem.code(), locale, problem.args()));
    }
}
