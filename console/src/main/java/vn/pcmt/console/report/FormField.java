package vn.pcmt.console.report;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.format.Vi;

/**
 * One field of the form, known to the services by a JSON pointer and to the browser by the name of its control.
 *
 * @param id within the part; blank where the part is one field
 */
record FormField(Part part, String id) {

    /** Parts of a form. */
    enum Part {
        VALUES("/values/", "v."),
        NOTHING("/nothingToReport/", "e."),
        NARRATIVES("/narratives/", "n."),
        ATTACHMENTS("/attachments/", "a."),
        EXPLANATIONS("/explanations/", "x."),
        NOTE("/note", "note"),
        REASON("/reason", "reason");

        private final String pointer;
        private final String name;

        Part(String pointer, String name) {
            this.pointer = pointer;
            this.name = name;
        }
    }

    /** Of a pointer; none if it is of no field. */
    static Optional<FormField> at(@Nullable String pointer) {
        if (pointer == null) {
            return Optional.empty();
        }
        for (Part part : Part.values()) {
            if (pointer.startsWith(part.pointer)) {
                String id = pointer.substring(part.pointer.length());
                return Optional.of(new FormField(part, id.replace("~1", "/").replace("~0", "~")));
            }
        }
        return Optional.empty();
    }

    /** Of the name of a control, as {@link #name()} gives it. */
    static FormField named(String name) {
        for (Part part : Part.values()) {
            if (name.startsWith(part.name)) {
                return new FormField(part, name.substring(part.name.length()));
            }
        }
        return new FormField(Part.NOTE, "");
    }

    /** Name of its control. */
    public String name() {
        return part.name + id;
    }

    /** Id of its control in the page. */
    String target() {
        return part == Part.VALUES ? "f-" + id : "w-" + (id.isEmpty() ? part.name : id);
    }

    /** Its text as the form shows it. */
    String shown(@Nullable String text, Vi vi) {
        return part == Part.VALUES ? vi.entered(text) : text == null ? "" : text;
    }
}
