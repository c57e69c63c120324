package vn.pcmt.report.draft;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.catalogue.IndicatorKind;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.FormFields;
import vn.pcmt.report.submission.FormMerge;
import vn.pcmt.report.submission.HeadConfirmation;
import vn.pcmt.report.submission.PreviousFigures;
import vn.pcmt.report.submission.PreviousFigures.Previous;
import vn.pcmt.report.submission.Remark;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportCommands;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReturnedFor;

/** Shows a unit what it is writing, with all it needs to go on. Nobody else sees it: it is not sent. */
@Component
class ReadDraft {

    private final ReportCommands reports;
    private final CurrentDrafts current;
    private final PreviousFigures previous;
    private final HeadConfirmation confirmation;
    private final Access access;

    ReadDraft(
            ReportCommands reports,
            CurrentDrafts current,
            PreviousFigures previous,
            HeadConfirmation confirmation,
            Access access) {
        this.reports = reports;
        this.current = current;
        this.previous = previous;
        this.confirmation = confirmation;
        this.access = access;
    }

    DraftView read(ReportId id, Caller caller) {
        access.requireOwner(caller, id.unitKey());
        Report report = reports.existing(id);
        Template form = reports.form(report);
        CurrentDraft found = current.of(report, form);
        SavedDraft draft = found.draft();
        Previous before = previous.before(id);
        return new DraftView(
                id.toString(),
                draft.version().number(),
                draft.version().baseRevision(),
                draft.isWritten(),
                DraftForm.of(draft.form()),
                edits(draft),
                report.acceptedRevision() != null,
                confirmation.isRequired(),
                before,
                openings(form, before),
                returned(report.returned()),
                draft.proposal(),
                draft.sentBack(),
                overtaken(found.overtaken()));
    }

    private static List<DraftView.Edit> edits(SavedDraft draft) {
        return draft.fields().stream()
                .flatMap(field -> field.edit() == null
                        ? Stream.empty()
                        : Stream.of(new DraftView.Edit(
                                field.pointer(), field.edit().by(), field.edit().at())))
                .toList();
    }

    private static Map<String, BigDecimal> openings(Template form, @Nullable Previous before) {
        Map<String, BigDecimal> openings = new TreeMap<>();
        if (before != null) {
            form.indicators().stream()
                    .filter(indicator -> indicator.kind() == IndicatorKind.STOCK)
                    .map(Indicator::code)
                    .filter(before.values()::containsKey)
                    .forEach(code -> openings.put(
                            code, Objects.requireNonNull(before.values().get(code))));
        }
        return openings;
    }

    private static DraftView.@Nullable ReturnedWith returned(@Nullable ReturnedFor returned) {
        return returned == null
                ? null
                : new DraftView.ReturnedWith(
                        returned.reason(),
                        returned.at(),
                        returned.remarks().stream()
                                .map(remark -> new DraftView.Pinned(field(remark), remark.text()))
                                .toList());
    }

    private static String field(Remark remark) {
        if (remark.indicator() != null) {
            return FormFields.pointer("values", remark.indicator());
        }
        String text = Objects.requireNonNull(remark.narrative());
        return text.equals(Remark.NOTE) ? "/" + Remark.NOTE : FormFields.pointer("narratives", text);
    }

    private static DraftView.@Nullable Overtaken overtaken(@Nullable FormMerge left) {
        return left == null
                ? null
                : new DraftView.Overtaken(left.conflicts(), left.merged(), DraftForm.of(left.result()));
    }
}
