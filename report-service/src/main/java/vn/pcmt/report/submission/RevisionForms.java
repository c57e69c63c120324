package vn.pcmt.report.submission;

import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.report.catalogue.Template;

/** The revisions of a report as forms: what stood in each, and who wrote what stands in the latest. */
public final class RevisionForms {

    private final List<Revision> revisions;
    private final List<FormFields> forms;

    public RevisionForms(Report report, Template form) {
        this.revisions = report.revisions();
        this.forms = revisions.stream()
                .map(revision -> FormFields.of(revision, form))
                .toList();
    }

    /** The form of a revision; empty for 0, before the first; null if there is no such revision. */
    public @Nullable FormFields at(int revision) {
        if (revision == 0) {
            return FormFields.NONE;
        }
        return revision < 0 || revision > forms.size() ? null : forms.get(revision - 1);
    }

    /** What stands in the latest revision. */
    public FormFields latest() {
        return forms.isEmpty() ? FormFields.NONE : forms.getLast();
    }

    /** Who sent the first of the revisions in which a field has stood as it does in the latest; null before the first. */
    public @Nullable FieldEdit lastEdit(String pointer) {
        String text = latest().text(pointer);
        FieldEdit edit = null;
        for (int i = forms.size() - 1; i >= 0; i--) {
            if (!FormFields.sameText(pointer, forms.get(i).text(pointer), text)) {
                break;
            }
            edit = new FieldEdit(revisions.get(i).by(), revisions.get(i).submittedAt());
        }
        return edit;
    }
}
