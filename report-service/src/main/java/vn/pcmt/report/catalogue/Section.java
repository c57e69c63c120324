package vn.pcmt.report.catalogue;

import java.util.List;

/**
 * A part of a template that is filled in together.
 *
 * @param id stable, such as {@code giam-cau}
 * @param title in the reader's language
 * @param mayBeEmpty whether a unit may declare that nothing happened in it, which sets every figure to 0
 */
public record Section(String id, String title, boolean mayBeEmpty, List<Indicator> indicators) {
    public Section {
        indicators = List.copyOf(indicators);
    }
}
