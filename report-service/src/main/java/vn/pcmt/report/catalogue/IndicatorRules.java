package vn.pcmt.report.catalogue;

import java.util.ArrayList;
import java.util.List;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;

/** What must hold for an indicator that is added or amended. */
final class IndicatorRules {

    private IndicatorRules() {}

    /** @throws Refusal {@code indicator-refused} with every field that is wrong */
    static void checkNew(IndicatorText text) {
        List<FieldProblem> problems = texts(text);
        if (text.kind() == IndicatorKind.RATIO) {
            problems.add(new FieldProblem("/kind", "ratio-cannot-be-added"));
        }
        refuse(problems);
    }

    /**
     * What is in use keeps what its figures mean: a sum over figures that were counted, measured or rounded differently
     * would be wrong for ever.
     *
     * @throws Refusal {@code indicator-refused} with every field that is wrong
     */
    static void checkAmended(IndicatorText text, Indicator before, boolean inUse) {
        List<FieldProblem> problems = texts(text);
        if (inUse) {
            fixed("/kind", text.kind() == before.kind(), before.kind(), problems);
            fixed("/unit", text.unit().equals(before.unit()), before.unit(), problems);
            fixed("/decimals", text.decimals() == before.decimals(), before.decimals(), problems);
        } else if (text.kind() == IndicatorKind.RATIO) {
            problems.add(new FieldProblem("/kind", "ratio-cannot-be-added"));
        }
        refuse(problems);
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
