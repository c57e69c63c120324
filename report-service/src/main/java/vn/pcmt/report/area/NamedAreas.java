package vn.pcmt.report.area;

import java.util.List;
import java.util.Locale;

/**
 * Areas under one name.
 *
 * @param key {@code group:} or {@code plan:} with a code
 * @param members keys of areas of any time
 */
public record NamedAreas(String key, String nameVi, String nameEn, List<String> members) {
    public NamedAreas {
        members = List.copyOf(members);
    }

    /** In a reader's language. */
    public String name(Locale locale) {
        return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? nameEn : nameVi;
    }
}
