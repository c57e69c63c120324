package vn.pcmt.report.submission;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.catalogue.Template;

/**
 * What stands in a form, flat: the JSON pointer of each field to its text. A blank field is not there. Forms are compared
 * and merged by this, whatever parts a form has.
 */
public record FormFields(SortedMap<String, String> texts) {

    /** Nothing filled in yet. */
    public static final FormFields NONE = new FormFields(new TreeMap<>());

    private static final String VALUES = "values";
    private static final String EMPTY_SECTIONS = "nothingToReport";
    private static final String NARRATIVES = "narratives";
    private static final String ATTACHMENTS = "attachments";
    private static final String EXPLANATIONS = "explanations";
    private static final String NOTE = "/note";
    private static final String LISTED = "true";

    public FormFields {
        TreeMap<String, String> filled = new TreeMap<>(texts);
        filled.values().removeIf(String::isBlank);
        texts = Collections.unmodifiableSortedMap(filled);
    }

    /** A form as it was written. */
    public static FormFields of(Draft draft) {
        return new Builder()
                .group(VALUES, draft.values())
                .declaredEmpty(draft.nothingToReport())
                .group(NARRATIVES, draft.narratives())
                .attached(draft.attachments())
                .group(EXPLANATIONS, draft.explanations())
                .field(NOTE, draft.note())
                .build();
    }

    /** A form as it was sent, without the zeros that nobody entered: those of sections declared empty. */
    static FormFields of(Revision revision, Template form) {
        Set<String> declared = revision.nothingToReport().stream()
                .flatMap(
                        id -> form.section(id).map(Section::indicators).stream().flatMap(List::stream))
                .map(Indicator::code)
                .collect(Collectors.toSet());
        Map<String, @Nullable String> entered = new LinkedHashMap<>();
        revision.values().forEach((code, value) -> {
            if (value.signum() != 0 || !declared.contains(code)) {
                entered.put(code, value.toPlainString());
            }
        });
        return of(new Draft(
                entered,
                revision.nothingToReport(),
                revision.note(),
                new TreeMap<String, @Nullable String>(revision.narratives()),
                revision.attachments().stream().map(Attachment::id).toList(),
                revision.explanations()));
    }

    /** What a unit would send. */
    public Draft draft() {
        return new Draft(
                new TreeMap<String, @Nullable String>(values()),
                emptySections(),
                text(NOTE),
                new TreeMap<String, @Nullable String>(group(NARRATIVES)),
                attachments(),
                new TreeMap<String, @Nullable String>(group(EXPLANATIONS)));
    }

    public Map<String, String> values() {
        return group(VALUES);
    }

    /** Ids of the sections declared empty. */
    public List<String> emptySections() {
        return List.copyOf(group(EMPTY_SECTIONS).keySet());
    }

    /** Ids of the files the form is to carry. */
    public List<String> attachments() {
        return List.copyOf(group(ATTACHMENTS).keySet());
    }

    /** The fields of one part of the form, by their own names. */
    public Map<String, String> group(String name) {
        String prefix = "/" + name + "/";
        Map<String, String> group = new TreeMap<>();
        texts.tailMap(prefix).entrySet().stream()
                .takeWhile(field -> field.getKey().startsWith(prefix))
                .forEach(field -> group.put(
                        field.getKey()
                                .substring(prefix.length())
                                .replace("~1", "/")
                                .replace("~0", "~"),
                        field.getValue()));
        return group;
    }

    /** Null if the field is blank. */
    public @Nullable String text(String pointer) {
        return texts.get(pointer);
    }

    /** The pointers of all fields filled in here or in another form. */
    public Set<String> pointersWith(FormFields other) {
        Set<String> pointers = new TreeSet<>(texts.keySet());
        pointers.addAll(other.texts.keySet());
        return pointers;
    }

    /** Whether two texts of one field say the same: figures are compared as numbers, and blanks around do not count. */
    static boolean sameText(String pointer, @Nullable String one, @Nullable String other) {
        if (one == null || other == null) {
            return one == null && other == null;
        }
        String a = one.strip();
        String b = other.strip();
        return a.equals(b)
                || isValue(pointer)
                        && EntryRules.NUMBER.matcher(a).matches()
                        && EntryRules.NUMBER.matcher(b).matches()
                        && new BigDecimal(a).compareTo(new BigDecimal(b)) == 0;
    }

    /** Whether a field is for a figure. */
    public static boolean isValue(String pointer) {
        return pointer.startsWith("/" + VALUES + "/");
    }

    /** JSON pointer of a field within a part of the form. */
    public static String pointer(String group, String name) {
        return "/" + group + "/" + name.replace("~", "~0").replace("/", "~1");
    }

    /** Puts a form together from its parts. */
    public static final class Builder {
        private final TreeMap<String, String> texts = new TreeMap<>();

        public Builder field(String pointer, @Nullable String text) {
            if (text != null) {
                texts.put(pointer, text);
            }
            return this;
        }

        public Builder group(String name, Map<String, ? extends @Nullable String> fields) {
            fields.forEach((field, text) -> field(pointer(name, field), text));
            return this;
        }

        public Builder declaredEmpty(List<? extends @Nullable String> sections) {
            return listed(EMPTY_SECTIONS, sections);
        }

        public Builder attached(List<? extends @Nullable String> files) {
            return listed(ATTACHMENTS, files);
        }

        /** Each id is a field of its own, so that two people may add to one list. */
        private Builder listed(String name, List<? extends @Nullable String> ids) {
            for (String id : ids) {
                if (id != null) {
                    field(pointer(name, id), LISTED);
                }
            }
            return this;
        }

        public FormFields build() {
            return new FormFields(texts);
        }
    }
}
