package vn.pcmt.report.catalogue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.TemplateText.SectionText;

/** What a version of a template asks for that the one before did not, no longer, or otherwise. */
record TemplateChange(List<Part> added, List<Part> removed, List<Changed> changed) {

    /** What a template is made of. */
    enum Kind {
        TEMPLATE,
        SECTION,
        INDICATOR,
        NARRATIVE
    }

    /** @param id code of an indicator or of the template, id of anything else */
    record Part(Kind kind, String id) {}

    /**
     * @param what the name of the field that differs; {@code order} of the template where its parts have changed places
     * @param before null if it was not set
     * @param after null if it is not set any more
     */
    record Changed(
            Kind kind,
            String id,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    /** @param before null if there was none */
    static TemplateChange between(@Nullable TemplateText before, TemplateText after) {
        Map<Part, Map<String, String>> old = before == null ? Map.of() : parts(before);
        Map<Part, Map<String, String>> now = parts(after);
        List<Changed> changed = new ArrayList<>();
        now.forEach((part, fields) -> changed.addAll(changed(part, old.getOrDefault(part, fields), fields)));
        if (before != null && !order(old, now).equals(order(now, old))) {
            changed.add(new Changed(Kind.TEMPLATE, after.code(), "order", order(old, now), order(now, old)));
        }
        return new TemplateChange(without(now, old), without(old, now), changed);
    }

    private static List<Part> without(Map<Part, ?> some, Map<Part, ?> others) {
        return some.keySet().stream().filter(part -> !others.containsKey(part)).toList();
    }

    /** The parts that are in both, in the order of the first. */
    private static String order(Map<Part, ?> some, Map<Part, ?> others) {
        return String.join(
                " ",
                some.keySet().stream().filter(others::containsKey).map(Part::id).toList());
    }

    private static List<Changed> changed(Part part, Map<String, String> before, Map<String, String> after) {
        Map<String, String> names = new TreeMap<>(before);
        names.putAll(after);
        return names.keySet().stream()
                .filter(name -> !Objects.equals(before.get(name), after.get(name)))
                .map(name -> new Changed(part.kind(), part.id(), name, before.get(name), after.get(name)))
                .toList();
    }

    /** Every part in the order of the form, with its fields as text. */
    private static Map<Part, Map<String, String>> parts(TemplateText text) {
        Map<Part, Map<String, String>> parts = new LinkedHashMap<>();
        parts.put(
                new Part(Kind.TEMPLATE, text.code()),
                fields("name", text.name(), "nameEn", text.nameEn(), "periods", text.periods()));
        for (SectionText section : text.sections()) {
            parts.put(
                    new Part(Kind.SECTION, section.id()),
                    fields("title", section.title(), "titleEn", section.titleEn(), "mayBeEmpty", section.mayBeEmpty()));
            for (String code : section.indicators()) {
                parts.put(
                        new Part(Kind.INDICATOR, code),
                        fields("section", section.id(), "mandatory", section.isMandatory(code)));
            }
        }
        for (Narrative narrative : text.asked()) {
            parts.put(
                    new Part(Kind.NARRATIVE, narrative.id()),
                    fields(
                            "title",
                            narrative.title(),
                            "titleEn",
                            narrative.titleEn(),
                            "mandatory",
                            narrative.mandatory(),
                            "maxLength",
                            narrative.maxLength(),
                            "hint",
                            narrative.hint(),
                            "hintEn",
                            narrative.hintEn()));
        }
        return parts;
    }

    private static Map<String, String> fields(@Nullable Object... namesAndValues) {
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            Object value = namesAndValues[i + 1];
            if (value != null) {
                fields.put(String.valueOf(namesAndValues[i]), value.toString());
            }
        }
        return fields;
    }
}
