package vn.pcmt.report.areaworkbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Rules.Condition;
import vn.pcmt.report.workbook.CellKey;
import vn.pcmt.report.workbook.SheetStyle;
import vn.pcmt.report.workbook.WorkbookTexts;

/**
 * A column of a workbook for many units: a figure, or a text if there is no indicator.
 *
 * @param key of its cells
 * @param measure in which a figure is given; empty for a text
 */
record AreaColumn(
        String key, String title, String measure, @Nullable Indicator indicator) {

    private static final String TEXT = "@";

    /** In the order of the form; then its words, and what is said to the rules that ask for it. */
    static List<AreaColumn> of(Template form, List<Condition> conditions, WorkbookTexts texts, Locale locale) {
        List<AreaColumn> columns = new ArrayList<>();
        for (Section section : form.sections()) {
            if (section.mayBeEmpty()) {
                String title = WorkbookTexts.of(section.title(), section.titleEn(), locale);
                columns.add(words(CellKey.empty(section.id()), texts.text("workbook.nothing", locale) + ": " + title));
            }
            for (Indicator indicator : section.indicators()) {
                columns.add(new AreaColumn(
                        indicator.code(),
                        WorkbookTexts.of(indicator.nameVi(), indicator.nameEn(), locale),
                        indicator.unit(),
                        indicator));
            }
        }
        form.narratives()
                .forEach(one -> columns.add(
                        words(CellKey.narrative(one.id()), WorkbookTexts.of(one.title(), one.titleEn(), locale))));
        columns.add(words(CellKey.NOTE, texts.text("workbook.note", locale)));
        conditions.stream()
                .filter(Condition::explainable)
                .map(Condition::rule)
                .distinct()
                .forEach(rule -> columns.add(words(
                        CellKey.explanation(rule),
                        texts.text("workbook.explanation", locale, rule) + ": " + texts.text("rule." + rule, locale))));
        return columns;
    }

    private static AreaColumn words(String key, String title) {
        return new AreaColumn(key, title, "", null);
    }

    String format() {
        return indicator == null ? TEXT : SheetStyle.format(indicator);
    }
}
