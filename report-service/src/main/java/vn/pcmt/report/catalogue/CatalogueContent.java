package vn.pcmt.report.catalogue;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * All that the catalogue holds at one moment: what the product brings, and what was published and amended.
 *
 * @param editions of each indicator, the first one first; indicators in the order in which they are shown
 * @param published versions of each template, the first one first
 * @param indicators as their latest editions have them
 * @param templates the published versions as forms
 * @param asked what each template asks for
 */
record CatalogueContent(
        Map<String, List<IndicatorEdition>> editions,
        Map<String, List<TemplateVersion>> published,
        Map<String, Indicator> indicators,
        Map<String, List<Template>> templates,
        Map<String, AskedFigures> asked) {

    /**
     * Puts it together. What was published or added here wins where the product has come to bring something under the
     * same name: reports were filled with it.
     */
    static CatalogueContent of(
            CatalogueSettings settings, Collection<IndicatorEdition> amended, Collection<TemplateVersion> published) {
        Map<String, Indicator> bundled = BundledCatalogue.indicators(settings);
        Map<String, List<IndicatorEdition>> editions =
                histories(bundled.values().stream().map(IndicatorEdition::bundled), amended.stream());
        Map<String, Indicator> indicators = new LinkedHashMap<>();
        editions.forEach((code, all) -> {
            Indicator brought = bundled.get(code);
            indicators.put(code, all.getLast().text().indicator(brought));
        });
        Map<String, List<TemplateVersion>> versions =
                histories(BundledCatalogue.templates().stream().map(TemplateVersion::bundled), published.stream());
        Map<String, List<Template>> templates = new LinkedHashMap<>();
        versions.forEach((code, all) -> templates.put(
                code,
                all.stream()
                        .map(version -> version.text().with(version.version(), indicators))
                        .toList()));
        Map<String, AskedFigures> asked = new HashMap<>();
        templates.forEach((code, all) -> asked.put(code, AskedFigures.of(all, indicators)));
        return new CatalogueContent(
                editions,
                versions,
                Collections.unmodifiableMap(indicators),
                Collections.unmodifiableMap(templates),
                Collections.unmodifiableMap(asked));
    }

    private static <E extends Edition> Map<String, List<E>> histories(Stream<E> brought, Stream<E> added) {
        Map<String, Map<Integer, E>> byCode = Stream.concat(brought, added)
                .collect(Collectors.groupingBy(
                        Edition::code,
                        LinkedHashMap::new,
                        Collectors.toMap(Edition::number, edition -> edition, (first, later) -> later, TreeMap::new)));
        Map<String, List<E>> histories = new LinkedHashMap<>();
        byCode.forEach((code, numbered) -> histories.put(code, List.copyOf(numbered.values())));
        return Collections.unmodifiableMap(histories);
    }

    List<Template> versions(String code) {
        return templates.getOrDefault(code, List.of());
    }

    AskedFigures askedBy(String code) {
        return asked.getOrDefault(code, AskedFigures.NONE);
    }

    Optional<Template> version(String code, int version) {
        return versions(code).stream()
                .filter(template -> template.version() == version)
                .findFirst();
    }

    Optional<Template> latest(String code) {
        return last(versions(code));
    }

    Optional<TemplateVersion> latestPublished(String code) {
        return last(published.getOrDefault(code, List.of()));
    }

    Optional<IndicatorEdition> latestEdition(String code) {
        return last(editions.getOrDefault(code, List.of()));
    }

    private static <E> Optional<E> last(List<E> all) {
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    /** The latest of the versions that are meant for a period; the first, where none is. */
    Optional<Template> inForce(String code, ReportingPeriod period) {
        List<Template> versions = versions(code);
        return versions.reversed().stream()
                .filter(template -> template.appliesTo(period))
                .findFirst()
                .or(() -> versions.stream().findFirst());
    }

    /** Whether figures of an indicator are entered or computed anywhere: then what they mean must stay. */
    boolean isInUse(Indicator indicator) {
        return !indicator.entered()
                || templates.values().stream().flatMap(List::stream).anyMatch(form -> form.indicator(indicator.code())
                        .isPresent())
                || indicators.values().stream()
                        .map(Indicator::formula)
                        .anyMatch(formula -> formula != null && formula.parts().contains(indicator.code()));
    }
}
