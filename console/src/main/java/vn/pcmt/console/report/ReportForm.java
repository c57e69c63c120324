package vn.pcmt.console.report;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.pcmt.console.services.AttachmentService.Attachment;
import vn.pcmt.console.services.DraftService.Proposal;
import vn.pcmt.console.services.DraftService.SentBack;
import vn.pcmt.console.services.ReportService.Report;

/**
 * The form as shown: what was typed stays as typed, even where it was refused.
 *
 * @param name of the template
 * @param words what is asked for in words, the note of every report last
 * @param reason of a correction; null where none is needed
 * @param typed what stands in it, with the versions and keys to go on with
 * @param loose rules to be explained of which it is not known which field they are about
 * @param rest explanations of which no rule asks at the moment; kept in case one does again
 * @param files none if the visitor may not see them
 * @param editable false when the window has closed or the report is not the visitor's to write
 * @param conflict what somebody else has changed too; null if nothing
 * @param trouble what went wrong with the whole, if anything
 * @param errors fields at fault, for the list on top
 */
record ReportForm(
        Report report,
        String name,
        List<Section> sections,
        List<Words> words,
        @Nullable Words reason,
        Typed typed,
        List<Loose> loose,
        Map<String, String> rest,
        @Nullable List<File> files,
        Confirmation confirmation,
        boolean written,
        boolean correction,
        boolean editable,
        @Nullable Conflict conflict,
        @Nullable Trouble trouble,
        List<FieldTrouble> errors) {

    /** A part of the form that can be declared empty as a whole. */
    record Section(String id, String title, boolean mayBeEmpty, boolean nothing, List<Field> fields) {}

    /**
     * One indicator.
     *
     * @param name of its control
     * @param text what stands in the box
     * @param previous value of the period before, as text and as a plain number for the browser's difference
     * @param opening what was there when the period before ended; none for what happens in a period
     */
    record Field(
            String name,
            String code,
            String label,
            String unit,
            int decimals,
            boolean mandatory,
            String text,
            String previous,
            String previousPlain,
            @Nullable String opening,
            Beside beside) {}

    /** Something in words. */
    record Words(
            String name,
            String id,
            String title,
            @Nullable String hint,
            boolean mandatory,
            int maxLength,
            String text,
            Beside beside) {}

    /**
     * What is said beside a field.
     *
     * @param writer who else wrote what stands there; null if nobody did
     * @param remarks of the province when it sent the report back
     */
    record Beside(Said said, List<Pinned> remarks, @Nullable Writer writer) {}

    record Pinned(String text, long revision, boolean changed) {}

    record Writer(String by, Instant at) {}

    /** What the rules say of a field; {@code boxes} are where the unit explains. */
    record Said(List<Line> lines, List<Box> boxes) {
        static final Said NOTHING = new Said(List.of(), List.of());

        /** Class of the row: e for an error, w for a warning without its explanation. */
        public String tone() {
            return lines.stream().anyMatch(line -> line.severity().equals("ERROR"))
                    ? "e"
                    : lines.stream().anyMatch(line -> line.severity().equals("WARNING") && !line.explained())
                            ? "w"
                            : "";
        }
    }

    /** {@code elsewhere}: the field where the same rule is explained; null if it is here, or nothing is to be explained. */
    record Line(
            String severity,
            String message,
            boolean explained,
            @Nullable String elsewhere) {}

    record Box(String rule, String text) {}

    record Loose(String rule, List<String> messages, String text) {}

    /** @param carried whether the report is to carry it */
    record File(Attachment file, boolean carried) {}

    /**
     * Whether the head of the commune sends in person.
     *
     * @param required whether only the head sends
     * @param head whether the visitor is the head
     */
    record Confirmation(
            boolean required,
            boolean head,
            @Nullable Proposal proposal,
            @Nullable SentBack sentBack) {
        static final Confirmation NONE = new Confirmation(false, false, null, null);

        public boolean sends() {
            return !required || head;
        }
    }

    /**
     * Fields that two have changed.
     *
     * @param overtaken whether the other has sent the report meanwhile
     * @param taken labels of fields that only the other had changed
     */
    record Conflict(boolean overtaken, List<Clash> clashes, List<Taken> taken) {}

    record Clash(
            String name,
            String label,
            String yours,
            String theirs,
            @Nullable String by,
            @Nullable Instant at) {}

    record Taken(String name, String label, String text) {}

    /** A trouble with the whole form; {@code kind} chooses the box: refused, undone, unreachable, fields, explain, conflict. */
    record Trouble(String kind, @Nullable String detail) {}

    /** A field at fault, for the list on top; {@code target} is the id of its control. */
    record FieldTrouble(String target, String code, String label, String message) {}
}
