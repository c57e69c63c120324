package vn.pcmt.report.submission;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.pcmt.kit.problem.Refusal;

/**
 * Two versions of a form that began as the same one, put together field by field. What one side alone has changed is
 * taken; what both have changed, each differently, is for a person to decide and until then stays as theirs, which is
 * what is stored. Fields are looked at one by one: whether they fit together is for the template to say.
 *
 * @param baseKnown whether the form that both began from is known; if not, every difference is a conflict
 * @param result all fields, merged
 */
public record FormMerge(boolean baseKnown, List<Conflict> conflicts, List<Merged> merged, FormFields result) {

    public FormMerge {
        conflicts = List.copyOf(conflicts);
        merged = List.copyOf(merged);
    }

    /**
     * A field that both sides have changed. A text is null where the field is blank.
     *
     * @param base null, too, if it is not known
     * @param by officer who changed theirs; null if that is not known
     */
    public record Conflict(
            String pointer,
            @Nullable String base,
            @Nullable String yours,
            @Nullable String theirs,
            @Nullable String by,
            @Nullable Instant at) {}

    /**
     * A field that one side alone has changed. A text is null where the field is blank.
     *
     * @param by officer who changed it, if they did and it is known
     */
    public record Merged(
            String pointer,
            @Nullable String base,
            @Nullable String value,
            Side from,
            @Nullable String by,
            @Nullable Instant at) {}

    /** Who has changed a field. */
    public enum Side {
        YOURS,
        THEIRS
    }

    /**
     * Merges; pure.
     *
     * @param base what both began from; null if it is not known
     * @param theirs what is stored
     * @param lastEdit who wrote a field of theirs, or blanked it
     */
    public static FormMerge of(
            @Nullable FormFields base,
            FormFields yours,
            FormFields theirs,
            Function<String, @Nullable FieldEdit> lastEdit) {
        List<Conflict> conflicts = new ArrayList<>();
        List<Merged> merged = new ArrayList<>();
        TreeMap<String, String> result = new TreeMap<>(theirs.texts());
        for (String pointer : yours.pointersWith(theirs)) {
            String mine = yours.text(pointer);
            String stored = theirs.text(pointer);
            String before = base == null ? null : base.text(pointer);
            if (FormFields.sameText(pointer, mine, stored)) {
                continue;
            }
            FieldEdit edit = lastEdit.apply(pointer);
            String by = edit == null ? null : edit.by();
            Instant at = edit == null ? null : edit.at();
            if (base != null && FormFields.sameText(pointer, before, stored)) {
                merged.add(new Merged(pointer, before, mine, Side.YOURS, null, null));
                result.compute(pointer, (field, text) -> mine);
            } else if (base != null && FormFields.sameText(pointer, before, mine)) {
                merged.add(new Merged(pointer, before, stored, Side.THEIRS, by, at));
            } else {
                conflicts.add(new Conflict(pointer, before, mine, stored, by, at));
            }
        }
        return new FormMerge(base != null, conflicts, merged, new FormFields(result));
    }

    /** Whether your side has nothing that theirs lacks. */
    public boolean addsNothing() {
        return conflicts.isEmpty() && merged.stream().allMatch(field -> field.from() == Side.THEIRS);
    }

    /**
     * The refusal of what was written on an older version; its problem has all that is needed to go on.
     *
     * @param version to name in {@code If-Match} when the merged form is sent
     * @param revision the report's latest
     * @param content the merged form in the shape in which it is sent
     */
    public Refusal refusal(long version, int revision, Object content) {
        return new Refusal(Refusal.Kind.STALE, "stale-revision")
                .withExtension("conflict", new Differences(version, revision, baseKnown, conflicts, merged, content));
    }

    /** The member {@code conflict} of the problem. */
    record Differences(
            long version,
            int revision,
            boolean baseKnown,
            List<Conflict> conflicts,
            List<Merged> merged,
            Object result) {}
}
