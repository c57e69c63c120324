package vn.pcmt.report.draft;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.PersistenceCreator;
import org.springframework.data.annotation.Version;
import org.springframework.data.mongodb.core.mapping.Document;
import vn.pcmt.kit.web.Receipts;
import vn.pcmt.report.submission.FieldEdit;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportRefused;

/**
 * What a unit is writing in one report and has not sent: any text in any field, complete or not, right or wrong. Kept
 * apart from the report, because it is written every few seconds and is nobody else's business.
 */
@Document(SavedDraft.COLLECTION)
final class SavedDraft {

    static final String COLLECTION = "drafts";

    @Id
    private final String id;

    @Version
    private @Nullable Long stored;

    private int baseRevision;
    private int saves;
    private List<Field> fields;
    private final ChangeLog log;
    private @Nullable Proposal proposal;
    private @Nullable SentBack sentBack;
    private @Nullable FieldEdit discarded;
    private Instant changedAt;
    private final Receipts receipts;

    @PersistenceCreator
    SavedDraft(
            String id,
            @Nullable Long stored,
            int baseRevision,
            int saves,
            List<Field> fields,
            ChangeLog log,
            @Nullable Proposal proposal,
            @Nullable SentBack sentBack,
            @Nullable FieldEdit discarded,
            Instant changedAt,
            Receipts receipts) {
        this.id = id;
        this.stored = stored;
        this.baseRevision = baseRevision;
        this.saves = saves;
        this.fields = List.copyOf(fields);
        this.log = log;
        this.proposal = proposal;
        this.sentBack = sentBack;
        this.discarded = discarded;
        this.changedAt = changedAt;
        this.receipts = receipts;
    }

    /**
     * A filled field.
     *
     * @param text as it was typed
     * @param edit who wrote it, null if that is not known
     */
    record Field(String pointer, String text, @Nullable FieldEdit edit) {}

    /**
     * The head of the commune is asked to send it.
     *
     * @param by officer id
     */
    record Proposal(String by, Instant at) {}

    /**
     * The head of the commune wants it changed first.
     *
     * @param by officer id
     */
    record SentBack(String by, Instant at, String remark) {}

    /** A draft that nobody has changed yet, of a report that may have been sent before. */
    static SavedDraft begun(
            ReportId id, int revision, FormFields form, Function<String, @Nullable FieldEdit> edits, Instant at) {
        return new SavedDraft(
                id.toString(),
                null,
                revision,
                0,
                filled(form, edits),
                new ChangeLog(),
                null,
                null,
                null,
                at,
                new Receipts());
    }

    /** Begins again on a later revision of the report; what stood in it is gone. */
    void beginAgain(int revision, FormFields form, Function<String, @Nullable FieldEdit> edits, Instant at) {
        baseRevision = revision;
        saves = 0;
        fields = filled(form, edits);
        log.clear(0);
        proposal = null;
        sentBack = null;
        discarded = null;
        changedAt = at;
    }

    private static List<Field> filled(FormFields form, Function<String, @Nullable FieldEdit> edits) {
        return form.texts().entrySet().stream()
                .map(field -> new Field(field.getKey(), field.getValue(), edits.apply(field.getKey())))
                .toList();
    }

    /** Takes over a whole form. A proposal ends with the first change: the head must not confirm what he has not read. */
    void write(FormFields form, String by, Instant at) {
        FormFields before = form();
        FieldEdit edit = new FieldEdit(by, at);
        List<String> changed = form.pointersWith(before).stream()
                .filter(pointer -> !Objects.equals(form.text(pointer), before.text(pointer)))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        saved(at);
        proposal = null;
        discarded = null;
        Map<String, Field> written = byPointer();
        for (String pointer : changed) {
            log.add(new ChangeLog.Change(saves, pointer, before.text(pointer), edit));
            String text = form.text(pointer);
            if (text == null) {
                written.remove(pointer);
            } else {
                written.put(pointer, new Field(pointer, text, edit));
            }
        }
        fields = List.copyOf(written.values());
    }

    /** Throws away what was written, traces included. */
    void discard(FormFields begun, Function<String, @Nullable FieldEdit> edits, String by, Instant at) {
        saved(at);
        fields = filled(begun, edits);
        log.clear(saves);
        proposal = null;
        sentBack = null;
        discarded = new FieldEdit(by, at);
    }

    /** Asks the head to send it. */
    void propose(String by, Instant at) {
        saved(at);
        proposal = new Proposal(by, at);
        sentBack = null;
    }

    /** @throws ReportRefused {@code nothing-proposed} */
    void sendBack(String remark, String by, Instant at) {
        if (proposal == null) {
            throw new ReportRefused("nothing-proposed");
        }
        saved(at);
        proposal = null;
        sentBack = new SentBack(by, at, remark);
    }

    private void saved(Instant at) {
        saves++;
        changedAt = at;
    }

    private Map<String, Field> byPointer() {
        return fields.stream()
                .collect(Collectors.toMap(Field::pointer, field -> field, (one, same) -> same, TreeMap::new));
    }

    /** What stands in it. */
    FormFields form() {
        TreeMap<String, String> texts = new TreeMap<>();
        fields.forEach(field -> texts.put(field.pointer(), field.text()));
        return new FormFields(texts);
    }

    /** What stood in it at an earlier state; null if that is forgotten. */
    @Nullable
    FormFields formAt(DraftVersion version) {
        return version.baseRevision() == baseRevision && version.saves() <= saves
                ? log.formAfter(version.saves(), form())
                : null;
    }

    /** Who wrote a field, or blanked it; null if that is not known. */
    @Nullable
    FieldEdit lastEdit(String pointer) {
        Field field = byPointer().get(pointer);
        FieldEdit edit = field == null ? log.lastEdit(pointer) : field.edit();
        return edit == null ? discarded : edit;
    }

    DraftVersion version() {
        return new DraftVersion(baseRevision, saves);
    }

    /** Whether anybody has written in it, and not thrown that away. */
    boolean isWritten() {
        return saves > 0 && discarded == null;
    }

    List<Field> fields() {
        return fields;
    }

    @Nullable
    Proposal proposal() {
        return proposal;
    }

    @Nullable
    SentBack sentBack() {
        return sentBack;
    }

    /** Who changed it last, wrote in it or sent it back. @param unknown if that is forgotten */
    String changedBy(String unknown) {
        if (sentBack != null) {
            return sentBack.by();
        }
        FieldEdit last = discarded != null ? discarded : log.lastEdit();
        return last == null ? unknown : last.by();
    }

    Instant changedAt() {
        return changedAt;
    }

    Receipts receipts() {
        return receipts;
    }

    ReportId reportId() {
        return ReportId.parse(id);
    }

    /** Number of the stored document, for conditional writes; null if it was never stored. */
    @Nullable
    Long stored() {
        return stored;
    }
}
