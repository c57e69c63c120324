package vn.pcmt.report.view;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Catalogue;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Template;

/**
 * Which figures are asked for: checked against the catalogue.
 *
 * @param ofProvinces codes that provinces are asked for themselves
 */
public record Question(String template, Basis basis, List<Indicator> indicators, Set<String> ofProvinces) {

    /**
     * @param codes only these indicators; null or empty for all that any version of the form asks for, and the ratios
     *     made from them
     * @throws Refusal {@code template-unknown} or {@code indicator-unknown}
     */
    public static Question of(Catalogue catalogue, String template, Basis basis, @Nullable List<String> codes) {
        form(catalogue, template);
        List<Indicator> all = catalogue.shownOf(template);
        Set<String> ofProvinces = catalogue.askedBy(template, ReportingLevel.PROVINCE).stream()
                .map(Indicator::code)
                .collect(Collectors.toSet());
        if (codes == null || codes.isEmpty()) {
            return new Question(template, basis, all, ofProvinces);
        }
        Set<String> wanted = new HashSet<>(codes);
        List<Indicator> chosen = all.stream()
                .filter(indicator -> wanted.remove(indicator.code()))
                .toList();
        if (!wanted.isEmpty()) {
            throw new Refusal(
                    Refusal.Kind.NOT_FOUND,
                    "indicator-unknown",
                    wanted.iterator().next());
        }
        return new Question(template, basis, chosen, ofProvinces);
    }

    /** @throws Refusal {@code template-unknown} */
    public static Template form(Catalogue catalogue, String code) {
        return catalogue
                .template(code)
                .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-unknown", code));
    }

    /** By the codes alone: answers are looked up by it, and what an indicator is in full is long. */
    @Override
    public int hashCode() {
        int hash = Objects.hash(template, basis);
        for (Indicator indicator : indicators) {
            hash = 31 * hash + indicator.code().hashCode();
        }
        return hash;
    }

    /** Id of the totals of an area and period. */
    String totals(String area, ReportingPeriod period) {
        return AreaTotals.key(area, template, period.toString(), basis);
    }

    /** Id of the totals of a unit's own reports. */
    String own(String unit, ReportingPeriod period) {
        return AreaTotals.key(unit, template, period.toString(), Basis.AS_THEN);
    }

    /** Whether a ratio among the indicators needs the earlier periods of the year. */
    boolean needsYearToDate() {
        return indicators.stream()
                .anyMatch(indicator ->
                        indicator.formula() != null && indicator.formula().yearToDate());
    }

    /** Codes of the figures that ratios need of the earlier periods of the year. */
    Set<String> overTheYear() {
        return indicators.stream()
                .map(Indicator::formula)
                .filter(formula -> formula != null && formula.yearToDate())
                .flatMap(formula -> formula.numerator().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** The periods whose totals are needed to show one. */
    List<ReportingPeriod> needed(ReportingPeriod period) {
        return needsYearToDate() ? period.yearToDate() : List.of(period);
    }
}
