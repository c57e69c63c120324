package vn.pcmt.report.catalogue;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/**
 * One version of a form: which indicators are asked for, in which order, and what is to be said in words. A version
 * never changes.
 *
 * @param code such as {@code PCMT-THANG}
 * @param version 1 for the first; a report keeps the version it was filled with
 * @param name in Vietnamese
 * @param periods the spans of time it is made for; a requirement may ask for others
 * @param appliesFrom first period it is for; null for the beginning
 * @param narratives what is to be said in words, after the figures
 */
public record Template(
        String code,
        int version,
        String name,
        String nameEn,
        PeriodKind periods,
        @Nullable ReportingPeriod appliesFrom,
        List<Section> sections,
        List<Narrative> narratives) {
    public Template {
        sections = List.copyOf(sections);
        narratives = List.copyOf(narratives);
    }

    /** A form of figures only, with one name. */
    public Template(String code, int version, String name, PeriodKind periods, List<Section> sections) {
        this(code, version, name, name, periods, null, sections, List.of());
    }

    /**
     * The part of the form that reports of a level fill in. The province is asked for figures of its own forces only;
     * what is to be said in words, the communes say.
     */
    public Template of(ReportingLevel level) {
        return new Template(
                code,
                version,
                name,
                nameEn,
                periods,
                appliesFrom,
                sections.stream()
                        .filter(section -> section.levels().contains(level))
                        .toList(),
                level == ReportingLevel.COMMUNE ? narratives : List.of());
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

    public Optional<Narrative> narrative(String id) {
        return narratives.stream()
                .filter(narrative -> narrative.id().equals(id))
                .findFirst();
    }

    /** Whether it is meant for a period. One of another kind than the form's own counts by the day on which it begins. */
    boolean appliesTo(ReportingPeriod period) {
        return appliesFrom == null || !period.start().isBefore(appliesFrom.start());
    }

    /** The same with name, titles and hints in a reader's language. */
    Template in(Locale locale) {
        if (!locale.getLanguage().equals(Locale.ENGLISH.getLanguage())) {
            return this;
        }
        return new Template(
                code,
                version,
                nameEn,
                nameEn,
                periods,
                appliesFrom,
                sections.stream().map(Section::inEnglish).toList(),
                narratives.stream().map(Narrative::inEnglish).toList());
    }
}
