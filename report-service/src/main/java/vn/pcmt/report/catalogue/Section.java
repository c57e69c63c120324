package vn.pcmt.report.catalogue;

import java.util.List;
import java.util.Set;
import vn.pcmt.contract.report.ReportingLevel;

/**
 * A part of a template that is filled in together.
 *
 * @param id stable, such as {@code giam-cau}
 * @param title in Vietnamese
 * @param mayBeEmpty whether a unit may declare that nothing happened in it, which sets every figure to 0
 * @param indicators in the order of the form, each mandatory or not in this form
 * @param levels whose work it asks about: that of communes, of the province's own forces, or both
 */
public record Section(
        String id,
        String title,
        String titleEn,
        boolean mayBeEmpty,
        List<Indicator> indicators,
        Set<ReportingLevel> levels) {
    public Section {
        indicators = List.copyOf(indicators);
        levels = Set.copyOf(levels);
    }

    /** A section that asks about the work of communes. */
    public Section(String id, String title, String titleEn, boolean mayBeEmpty, List<Indicator> indicators) {
        this(id, title, titleEn, mayBeEmpty, indicators, Set.of(ReportingLevel.COMMUNE));
    }

    /** A section with one title. */
    public Section(String id, String title, boolean mayBeEmpty, List<Indicator> indicators) {
        this(id, title, title, mayBeEmpty, indicators);
    }

    Section inEnglish() {
        return new Section(id, titleEn, titleEn, mayBeEmpty, indicators, levels);
    }
}
