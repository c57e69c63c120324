package vn.pcmt.report.draft;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.PersistenceCreator;
import vn.pcmt.report.submission.FieldEdit;
import vn.pcmt.report.submission.FormFields;

/**
 * What stood in the fields of a draft before they were changed, back to some save. Whoever still edits an older state
 * can so be told what others have changed since. Old changes are forgotten, so that a draft stays small.
 */
final class ChangeLog {

    private static final int MOST_CHANGES = 500;
    private static final int MOST_CHARACTERS = 50_000;

    private final List<Change> changes;
    private int since;

    /** For a draft that nobody has changed. */
    ChangeLog() {
        this(List.of(), 0);
    }

    @PersistenceCreator
    ChangeLog(List<Change> changes, int since) {
        this.changes = new ArrayList<>(changes);
        this.since = since;
    }

    /**
     * One field, changed.
     *
     * @param save the one that changed it
     * @param before null if it was blank
     */
    record Change(int save, String pointer, @Nullable String before, FieldEdit edit) {
        private int size() {
            return pointer.length() + (before == null ? 0 : before.length());
        }
    }

    void add(Change change) {
        changes.add(change);
        int characters = changes.stream().mapToInt(Change::size).sum();
        while (changes.size() > MOST_CHANGES || characters > MOST_CHARACTERS && changes.size() > 1) {
            Change oldest = changes.removeFirst();
            characters -= oldest.size();
            since = oldest.save();
        }
    }

    /** Forgets everything before a save. */
    void clear(int save) {
        changes.clear();
        since = save;
    }

    /** What stood in the form after a save; null if that is forgotten. */
    @Nullable
    FormFields formAfter(int save, FormFields now) {
        if (save < since) {
            return null;
        }
        TreeMap<String, String> texts = new TreeMap<>(now.texts());
        changes.reversed().stream().filter(change -> change.save() > save).forEach(change -> {
            if (change.before() == null) {
                texts.remove(change.pointer());
            } else {
                texts.put(change.pointer(), change.before());
            }
        });
        return new FormFields(texts);
    }

    /** The last change; null if that is forgotten or nobody has changed anything. */
    @Nullable
    FieldEdit lastEdit() {
        return changes.isEmpty() ? null : changes.getLast().edit();
    }

    /** Who changed a field last; null if that is forgotten or nobody has. */
    @Nullable
    FieldEdit lastEdit(String pointer) {
        return changes.reversed().stream()
                .filter(change -> change.pointer().equals(pointer))
                .findFirst()
                .map(Change::edit)
                .orElse(null);
    }
}
