package vn.pcmt.report.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;

/** What must hold for an indicator that is added or amended. */
final class IndicatorRules {

    private IndicatorRules() {}

    /**
     * @param known all indicators there are, by code
     * @throws Refusal {@code indicator-refused} with every field that is wrong
     */
    static void checkNew(IndicatorText text, Map<String, Indicator> known) {
        List<FieldProblem> problems = texts(text);
        formula(text, known, problems);
        refuse(problems);
    }

    /**
     * What is in use keeps what its figures mean: a sum over figures that were counted, measured or rounded differently
     * would be wrong for ever. A ratio is in use as soon as there is one.
     *
     * @throws Refusal {@code indicator-refused} with every field that is wrong
     */
    static void checkAmended(IndicatorText text, Indicator before, boolean inUse, Map<String, Indicator> known) {
        List<FieldProblem> problems = texts(text);
        if (inUse) {
            fixed("/kind", text.kind() == before.kind(), before.kind(), problems);
            fixed("/unit", text.unit().equals(before.unit()), before.unit(), problems);
            fixed("/decimals", text.decimals() == before.decimals(), before.decimals(), problems);
            fixed("/formula", Objects.equals(text.formula(), before.formula()), inWords(before.formula()), problems);
        } else {
            formula(text, known, problems);
        }
        refuse(problems);
    }

    /** A ratio is made from what is entered, so that it can be computed anew at every level and over every span. */
    private static void formula(IndicatorText text, Map<String, Indicator> known, List<FieldProblem> problems) {
        Formula formula = text.formula();
        if (text.kind() != IndicatorKind.RATIO) {
            if (formula != null) {
                problems.add(new FieldProblem("/formula", "formula-not-allowed"));
            }
        } else if (formula == null) {
            problems.add(new FieldProblem("/formula", "formula-required"));
        } else {
            for (int i = 0; i < formula.numerator().size(); i++) {
                part("/formula/numerator/" + i, formula.numerator().get(i), known, problems);
            }
            part("/formula/denominator", formula.denominator(), known, problems);
        }
    }

    private static void part(String pointer, String code, Map<String, Indicator> known, List<FieldProblem> problems) {
        Indicator part = known.get(code);
        if (part == null || !part.entered()) {
            problems.add(new FieldProblem(pointer, "formula-part-unknown", code));
        }
    }

    private static String inWords(@Nullable Formula formula) {
        return formula == null ? "–" : "(" + String.join(" + ", formula.numerator()) + ") / " + formula.denominator();
    }

    private static void fixed(String pointer, boolean same, Object before, List<FieldProblem> problems) {
        if (!same) {
            problems.add(new FieldProblem(pointer, "indicator-in-use", String.valueOf(before)));
        }
    }

    private static List<FieldProblem> texts(IndicatorText text) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/nameVi", text.nameVi(), problems);
        FreeText.check("/nameEn", text.nameEn(), problems);
        FreeText.check("/unit", text.unit(), problems);
        return problems;
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "indicator-refused", problems.size()).withFields(problems);
        }
    }
}
