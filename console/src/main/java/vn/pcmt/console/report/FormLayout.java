package vn.pcmt.console.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.report.FormField.Part;
import vn.pcmt.console.report.ReportForm.Beside;
import vn.pcmt.console.report.ReportForm.Field;
import vn.pcmt.console.report.ReportForm.FieldTrouble;
import vn.pcmt.console.report.ReportForm.Loose;
import vn.pcmt.console.report.ReportForm.Pinned;
import vn.pcmt.console.report.ReportForm.Said;
import vn.pcmt.console.report.ReportForm.Section;
import vn.pcmt.console.report.ReportForm.Words;
import vn.pcmt.console.report.ReportForm.Writer;
import vn.pcmt.console.services.DraftService.Draft;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Indicator;
import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ReportService.Template;

/** Puts the fields of a template in their order, each with what stands in it and what is said of it. */
final class FormLayout {
    /** Most characters of the note and of the reason of a correction. */
    private static final int NOTE = 2000;

    private static final int REASON = 1000;

    private static final FormField NOTE_FIELD = new FormField(Part.NOTE, "");
    private static final FormField REASON_FIELD = new FormField(Part.REASON, "");

    private final Template template;
    private final Report report;
    private final @Nullable Draft draft;
    private final Typed typed;
    private final String visitor;
    private final Vi vi;
    private final MessageSource messages;

    FormLayout(
            Template template,
            Report report,
            @Nullable Draft draft,
            Typed typed,
            String visitor,
            Vi vi,
            MessageSource messages) {
        this.template = template;
        this.report = report;
        this.draft = draft;
        this.typed = typed;
        this.visitor = visitor;
        this.vi = vi;
        this.messages = messages;
    }

    /** All fields, as they stand below each other. */
    List<FormField> order() {
        List<FormField> order = new ArrayList<>();
        template.sections()
                .forEach(section -> section.indicators().forEach(i -> order.add(new FormField(Part.VALUES, i.code()))));
        narratives().forEach(narrative -> order.add(new FormField(Part.NARRATIVES, narrative.id())));
        order.add(NOTE_FIELD);
        order.add(REASON_FIELD);
        return order;
    }

    List<Section> sections(Map<FormField, Said> said) {
        return template.sections().stream()
                .map(section -> new Section(
                        section.id(),
                        section.title(),
                        !Boolean.FALSE.equals(section.mayBeEmpty()),
                        typed.nothing().contains(section.id()),
                        section.indicators().stream()
                                .map(indicator -> field(indicator, said))
                                .toList()))
                .toList();
    }

    private Field field(Indicator indicator, Map<FormField, Said> said) {
        String code = indicator.code();
        var field = new FormField(Part.VALUES, code);
        var previous = draft == null ? report.previous() : draft.previous();
        BigDecimal before = previous == null || previous.values() == null
                ? null
                : previous.values().get(code);
        BigDecimal opening = draft == null || draft.openings() == null
                ? null
                : draft.openings().get(code);
        return new Field(
                field.name(),
                code,
                indicator.label(),
                indicator.unit() == null ? "" : indicator.unit(),
                indicator.decimals(),
                indicator.mandatory(),
                typed.values().getOrDefault(code, ""),
                vi.number(before),
                before == null ? "" : before.toPlainString(),
                opening == null ? null : vi.number(opening),
                beside(field, "/values/" + code, said));
    }

    /** What is asked for in words; the note of every report last. */
    List<Words> words(Map<FormField, Said> said) {
        List<Words> words = new ArrayList<>();
        for (var narrative : narratives()) {
            var field = new FormField(Part.NARRATIVES, narrative.id());
            words.add(new Words(
                    field.name(),
                    narrative.id(),
                    narrative.title(),
                    narrative.hint(),
                    narrative.mandatory(),
                    narrative.maxLength(),
                    typed.narratives().getOrDefault(narrative.id(), ""),
                    beside(field, "/narratives/" + narrative.id(), said)));
        }
        words.add(new Words(
                NOTE_FIELD.name(),
                "note",
                say(narratives().isEmpty() ? "form.note" : "form.note.more"),
                say("form.note.hint"),
                false,
                NOTE,
                typed.note(),
                beside(NOTE_FIELD, "/note", said)));
        return words;
    }

    Words reason(Map<FormField, Said> said) {
        return new Words(
                REASON_FIELD.name(),
                "reason",
                say("form.reason"),
                null,
                true,
                REASON,
                typed.reason(),
                beside(REASON_FIELD, "/reason", said));
    }

    /** Rules to be explained of which only the rule is known. */
    List<Loose> loose(Map<FormField, Said> said) {
        List<Loose> loose = new ArrayList<>();
        said.forEach((field, what) -> {
            if (field.part() == Part.EXPLANATIONS) {
                loose.add(new Loose(
                        field.id(),
                        what.lines().stream().map(ReportForm.Line::message).toList(),
                        typed.explanations().getOrDefault(field.id(), "")));
            }
        });
        return loose;
    }

    /** What stands in the way of sending, in the order of the form. */
    List<FieldTrouble> troubles(Map<FormField, Said> said) {
        List<FieldTrouble> troubles = new ArrayList<>();
        template.sections().stream()
                .flatMap(section -> section.indicators().stream())
                .forEach(i -> trouble(new FormField(Part.VALUES, i.code()), i.code(), i.label(), said, troubles));
        narratives().forEach(n -> trouble(new FormField(Part.NARRATIVES, n.id()), "", n.title(), said, troubles));
        trouble(NOTE_FIELD, "", say("form.note.short"), said, troubles);
        trouble(REASON_FIELD, "", say("form.reason"), said, troubles);
        return troubles;
    }

    private static void trouble(
            FormField field, String code, String label, Map<FormField, Said> said, List<FieldTrouble> troubles) {
        said.getOrDefault(field, Said.NOTHING).lines().stream()
                .filter(line -> line.severity().equals("ERROR"))
                .findFirst()
                .ifPresent(line -> troubles.add(new FieldTrouble(field.target(), code, label, line.message())));
    }

    private Beside beside(FormField field, String pointer, Map<FormField, Said> said) {
        return new Beside(said.getOrDefault(field, Said.NOTHING), remarks(field), writer(pointer));
    }

    /** What the province has said of a field since it last accepted the report. */
    private List<Pinned> remarks(FormField field) {
        if (report.remarks() == null) {
            return List.of();
        }
        return report.remarks().stream()
                .filter(remark -> switch (field.part()) {
                    case VALUES -> field.id().equals(remark.indicator());
                    case NARRATIVES -> field.id().equals(remark.narrative());
                    case NOTE -> "note".equals(remark.narrative());
                    default -> false;
                })
                .map(remark -> new Pinned(remark.text(), remark.revision(), remark.changed()))
                .toList();
    }

    /** Who else wrote what stands in a field. */
    private @Nullable Writer writer(String pointer) {
        if (draft == null || !draft.written() || draft.edits() == null) {
            return null;
        }
        return draft.edits().stream()
                .filter(edit -> edit.pointer().equals(pointer) && !edit.by().equals(visitor))
                .findFirst()
                .map(edit -> new Writer(edit.by(), edit.at()))
                .orElse(null);
    }

    private List<ReportService.Narrative> narratives() {
        return template.narratives() == null ? List.of() : template.narratives();
    }

    private String say(String key) {
        return messages.getMessage(key, null, LocaleContextHolder.getLocale());
    }
}
