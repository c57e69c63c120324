package vn.pcmt.console.report;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.report.FormField.Part;
import vn.pcmt.console.report.ReportForm.Confirmation;
import vn.pcmt.console.report.ReportForm.Conflict;
import vn.pcmt.console.report.ReportForm.Trouble;
import vn.pcmt.console.report.SaveDraft.Kept;
import vn.pcmt.console.services.AttachmentService;
import vn.pcmt.console.services.AttachmentService.Attachment;
import vn.pcmt.console.services.DraftService;
import vn.pcmt.console.services.DraftService.Content;
import vn.pcmt.console.services.DraftService.Draft;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ReportService.Template;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;
import vn.pcmt.console.services.Versioned;

/** Lays a report out as a form: what its unit is writing, what was there before, what the rules and the province say. */
@Component
class ShowReport {
    private final ReportService reports;
    private final DraftService drafts;
    private final AttachmentService attachments;
    private final SaveDraft save;
    private final Vi vi;
    private final MessageSource messages;

    ShowReport(
            ReportService reports,
            DraftService drafts,
            AttachmentService attachments,
            SaveDraft save,
            Vi vi,
            MessageSource messages) {
        this.reports = reports;
        this.drafts = drafts;
        this.attachments = attachments;
        this.save = save;
        this.vi = vi;
        this.messages = messages;
    }

    /**
     * What a form was refused for.
     *
     * @param refusal the service's words; null if it did not refuse
     * @param sent whether it was to be sent, so that what is missing is said too
     */
    record Verdict(
            @Nullable ServiceRefusal refusal,
            boolean sent,
            @Nullable String trouble,
            @Nullable String detail) {
        static final Verdict NONE = new Verdict(null, false, null, null);
    }

    /** All that is read to show a form. */
    private record Found(
            Report report,
            @Nullable Draft draft,
            Template template,
            @Nullable List<Attachment> files) {}

    /**
     * What its unit is writing; to others, what was sent.
     *
     * @param complete whether what is missing is to be said too
     */
    ReportForm fresh(Visitor visitor, String id, boolean complete) {
        Report report = reports.report(visitor, id).value();
        Versioned<Draft> draft = report.unitKey().equals(visitor.unitKey()) ? drafts.draft(visitor, id) : null;
        Found found = found(visitor, report, draft == null ? null : draft.value());
        if (draft == null) {
            return form(visitor, found, Typed.of(sent(report), "", vi), Verdict.NONE, null);
        }
        Typed typed = Typed.of(draft.value().content(), draft.etag(), vi);
        var overtaken = draft.value().overtaken();
        if (overtaken == null) {
            return form(visitor, found, typed, new Verdict(null, complete, null, null), null);
        }
        Kept kept = save.overtaken(typed, overtaken);
        return form(visitor, found, kept.typed(), Verdict.NONE, conflict(found.template(), kept, true));
    }

    /** The form again: what was typed, and what is wrong with it. */
    ReportForm again(Visitor visitor, String id, Typed typed, Verdict verdict) {
        return form(visitor, found(visitor, id), typed, verdict, null);
    }

    /** The form again, with what somebody else has changed in it. */
    ReportForm clashed(Visitor visitor, String id, Kept kept) {
        Found found = found(visitor, id);
        return form(
                visitor,
                found,
                kept.typed(),
                new Verdict(null, false, "conflict", null),
                conflict(found.template(), kept, false));
    }

    private Found found(Visitor visitor, String id) {
        return found(
                visitor,
                reports.report(visitor, id).value(),
                drafts.draft(visitor, id).value());
    }

    private Found found(Visitor visitor, Report report, @Nullable Draft draft) {
        return new Found(report, draft, reports.template(visitor, report), files(visitor, report.id()));
    }

    /** A form without its list of files is better than none. */
    private @Nullable List<Attachment> files(Visitor visitor, String id) {
        try {
            return attachments.all(visitor, id).value();
        } catch (ServiceRefusal | ServiceUnavailable notShown) {
            return null;
        }
    }

    private static Content sent(Report report) {
        Map<String, String> values = new LinkedHashMap<>();
        if (report.values() != null) {
            report.values().forEach((code, value) -> values.put(code, value.toPlainString()));
        }
        return new Content(
                values,
                report.nothingToReport() == null ? List.of() : report.nothingToReport(),
                report.narratives() == null ? Map.of() : report.narratives(),
                List.of(),
                Map.of(),
                report.note(),
                null);
    }

    private ReportForm form(Visitor visitor, Found found, Typed typed, Verdict verdict, @Nullable Conflict conflict) {
        Report report = found.report();
        boolean editable = found.draft() != null && FormState.takes(report);
        Judgement judgement = judged(visitor, report, typed, verdict, editable);
        List<String> others = judgement.others();
        var layout = new FormLayout(found.template(), report, found.draft(), typed, visitor.id(), vi, messages);
        Map<String, String> rest = new LinkedHashMap<>();
        var said = judgement.beside(layout.order(), typed.explanations(), rest);
        var kind = verdict.refusal() == null
                ? verdict.trouble()
                : FormState.kind(verdict.refusal(), judgement, verdict.sent());
        String detail = verdict.refusal() == null
                ? verdict.detail()
                : "fields".equals(kind) && !verdict.refusal().problem().fields().isEmpty()
                        // The list counts for itself; the service's count knows nothing of what the console found.
                        ? others.isEmpty() ? null : String.join(" ", others)
                        : verdict.refusal().problem().words(others);
        return new ReportForm(
                report,
                found.template().name(),
                layout.sections(said),
                layout.words(said),
                FormState.corrects(report) ? layout.reason(said) : null,
                typed,
                layout.loose(said),
                rest,
                files(found, typed),
                confirmation(visitor, found.draft()),
                found.draft() != null && found.draft().written(),
                FormState.corrects(report),
                editable,
                conflict == null ? undecided(found.template(), typed) : conflict,
                kind == null ? null : new Trouble(kind, detail),
                layout.troubles(said));
    }

    /** What the rules say to what is typed; nothing while they cannot be asked. */
    private Judgement judged(Visitor visitor, Report report, Typed typed, Verdict verdict, boolean editable) {
        var judgement = new Judgement();
        typed.malformed().forEach(code -> judgement.own(new FormField(Part.VALUES, code), say("form.nan")));
        if (editable) {
            try {
                judgement.of(drafts.evaluate(visitor, report.id(), typed.content()), verdict.sent());
            } catch (ServiceRefusal | ServiceUnavailable notNow) {
                // The rules are asked again when the form is sent, and then nothing goes without them.
            }
        }
        if (verdict.refusal() != null) {
            judgement.of(verdict.refusal().problem());
        }
        return judgement;
    }

    /** What is said of the fields while somebody types. */
    ReportForm live(Visitor visitor, String id, Typed typed, @Nullable Kept kept, Verdict verdict) {
        Report report = reports.report(visitor, id).value();
        Template template = reports.template(visitor, report);
        Found found = new Found(report, drafts.draft(visitor, id).value(), template, null);
        Conflict conflict = kept == null ? null : conflict(template, kept, false);
        return form(visitor, found, typed, verdict, conflict);
    }

    private @Nullable Conflict conflict(Template template, Kept kept, boolean overtaken) {
        if (kept.clashes().isEmpty() && kept.taken().isEmpty()) {
            return null;
        }
        List<ReportForm.Clash> clashes = new ArrayList<>();
        for (var clash : kept.clashes()) {
            FormField.at(clash.pointer())
                    .ifPresent(field -> clashes.add(new ReportForm.Clash(
                            field.name(),
                            label(template, field),
                            field.shown(clash.yours(), vi),
                            field.shown(clash.theirs(), vi),
                            clash.by(),
                            clash.at())));
        }
        return new Conflict(
                overtaken,
                clashes,
                kept.taken().entrySet().stream()
                        .map(taken -> new ReportForm.Taken(
                                taken.getKey().name(), label(template, taken.getKey()), taken.getValue()))
                        .toList());
    }

    /** The choice again, of who has not made it. */
    private @Nullable Conflict undecided(Template template, Typed typed) {
        if (typed.undecided().isEmpty()) {
            return null;
        }
        List<ReportForm.Clash> clashes = new ArrayList<>();
        typed.undecided().forEach((name, theirs) -> {
            FormField field = FormField.named(name);
            clashes.add(new ReportForm.Clash(name, label(template, field), typed.text(field), theirs, null, null));
        });
        return new Conflict(false, clashes, List.of());
    }

    private String label(Template template, FormField field) {
        return switch (field.part()) {
            case VALUES ->
                template.sections().stream()
                        .flatMap(section -> section.indicators().stream())
                        .filter(indicator -> indicator.code().equals(field.id()))
                        .findFirst()
                        .map(indicator -> field.id() + " " + indicator.label())
                        .orElse(field.id());
            case NOTHING ->
                template.sections().stream()
                        .filter(section -> section.id().equals(field.id()))
                        .findFirst()
                        .map(section -> section.title() + ": " + say("form.nothing.short"))
                        .orElse(field.id());
            case NARRATIVES ->
                template.narratives() == null
                        ? field.id()
                        : template.narratives().stream()
                                .filter(narrative -> narrative.id().equals(field.id()))
                                .findFirst()
                                .map(ReportService.Narrative::title)
                                .orElse(field.id());
            case EXPLANATIONS -> say("form.explanation") + " " + field.id();
            case ATTACHMENTS -> say("files.title");
            case NOTE -> say("form.note.short");
            case REASON -> say("form.reason");
        };
    }

    private static @Nullable List<ReportForm.File> files(Found found, Typed typed) {
        return found.files() == null
                ? null
                : found.files().stream()
                        .map(file ->
                                new ReportForm.File(file, typed.attachments().contains(file.sha256())))
                        .toList();
    }

    private static Confirmation confirmation(Visitor visitor, @Nullable Draft draft) {
        return draft == null
                ? Confirmation.NONE
                : new Confirmation(
                        draft.confirmation(), visitor.has(Role.COMMUNE_HEAD), draft.proposal(), draft.sentBack());
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
