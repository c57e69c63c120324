package vn.pcmt.report.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.rule.Rules.Condition;
import vn.pcmt.report.workbook.WorkbookTexts;

/** What a sheet says by itself of the figures that are typed into it, as formulas beside them. */
final class SheetChecks {

    private final List<Condition> conditions;
    private final SheetCondition.Cells cells;
    private final WorkbookTexts texts;
    private final Locale locale;

    /** @param cells where the figures are */
    SheetChecks(List<Condition> conditions, SheetCondition.Cells cells, WorkbookTexts texts, Locale locale) {
        this.conditions = conditions;
        this.cells = cells;
        this.texts = texts;
        this.locale = locale;
    }

    /**
     * The formula of one figure: empty while nothing is wrong with it.
     *
     * @param cell where it is typed
     * @param empty the cell that may say that nothing happened; empty if its section always has figures
     */
    String of(Indicator indicator, String cell, String empty) {
        List<String> broken = new ArrayList<>();
        for (Condition condition : conditions) {
            if (condition.indicator().equals(indicator.code())) {
                SheetCondition.broken(condition.text(), cells)
                        .map(formula -> "IF(%s,%s,\"\")".formatted(formula, quoted(told(condition))))
                        .ifPresent(broken::add);
            }
        }
        String missing = quoted(texts.text("workbook.missing", locale));
        String blank = !indicator.mandatory()
                ? "\"\""
                : empty.isEmpty() ? missing : "IF(%s<>\"\",\"\",%s)".formatted(empty, missing);
        return "IF(%1$s=\"\",%2$s,IF(NOT(ISNUMBER(%1$s)),%3$s,IF(OR(%1$s<0,%1$s>%4$s,ROUND(%1$s,%5$d)<>%1$s),%6$s,%7$s)))"
                .formatted(
                        cell,
                        blank,
                        quoted(texts.text("workbook.not-a-number", locale)),
                        indicator.max().toPlainString(),
                        indicator.decimals(),
                        quoted(texts.text("workbook.out-of-bounds", locale)),
                        broken.isEmpty() ? "\"\"" : String.join("&", broken));
    }

    private String told(Condition condition) {
        String rule = texts.text("rule." + condition.rule(), locale);
        return condition.explainable() ? rule + " " + texts.text("workbook.explain", locale, condition.rule()) : rule;
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\"", "\"\"") + "\"";
    }
}
