package vn.pcmt.report.catalogue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * All that the catalogue holds at one moment.
 *
 * @param indicators by code, in the order in which they are shown
 * @param templates by code; the versions of each, the first first
 */
record CatalogueContent(Map<String, Indicator> indicators, Map<String, List<Template>> templates) {

    CatalogueContent {
        indicators = Collections.unmodifiableMap(new LinkedHashMap<>(indicators));
        templates = Map.copyOf(templates);
    }

    /** What the product brings and nothing else. */
    static CatalogueContent bundled(CatalogueSettings settings) {
        Map<String, Indicator> indicators = BundledCatalogue.indicators(settings);
        Map<String, List<Template>> templates = new LinkedHashMap<>();
        BundledCatalogue.templates().forEach(text -> templates
                .computeIfAbsent(text.code(), code -> new ArrayList<>())
                .add(text.with(1, indicators)));
        return new CatalogueContent(indicators, templates);
    }

    List<Template> versions(String code) {
        return templates.getOrDefault(code, List.of());
    }

    Optional<Template> version(String code, int version) {
        return versions(code).stream()
                .filter(template -> template.version() == version)
                .findFirst();
    }

    Optional<Template> latest(String code) {
        List<Template> versions = versions(code);
        return versions.isEmpty() ? Optional.empty() : Optional.of(versions.getLast());
    }

    /** The latest of the versions that are meant for a period; the first, where none is. */
    Optional<Template> inForce(String code, ReportingPeriod period) {
        List<Template> versions = versions(code);
        return versions.reversed().stream()
                .filter(template -> template.appliesTo(period))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }
}
