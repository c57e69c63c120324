package vn.pcmt.report.catalogue;

import java.util.List;
import java.util.Optional;
import vn.pcmt.report.calendar.PeriodKind;

/**
 * A form: which indicators are asked for, in which order.
 *
 * @param code such as {@code PCMT-THANG}
 * @param version 1 for the first; a report keeps the version it was expected under
 * @param periods the spans of time it is made for; a requirement may ask for others
 */
public record Template(String code, int version, String name, PeriodKind periods, List<Section> sections) {
    public Template {
        sections = List.copyOf(sections);
    }

    /** All indicators asked for, in the order of the form. */
    public List<Indicator> indicators() {
        return sections.stream()
                .flatMap(section -> section.indicators().stream())
                .toList();
    }

    public Optional<Indicator> indicator(String code) {
        return indicators().stream()
                .filter(indicator -> indicator.code().equals(code))
                .findFirst();
    }

    public Optional<Section> section(String id) {
        return sections.stream().filter(section -> section.id().equals(id)).findFirst();
    }
}
