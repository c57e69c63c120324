package vn.pcmt.console.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.report.ReportForm.Explanation;
import vn.pcmt.console.report.ReportForm.Faults;
import vn.pcmt.console.report.ReportForm.Field;
import vn.pcmt.console.report.ReportForm.FieldTrouble;
import vn.pcmt.console.report.ReportForm.Section;
import vn.pcmt.console.report.ReportForm.Trouble;
import vn.pcmt.console.report.ReportForm.Typed;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Indicator;
import vn.pcmt.console.services.ReportService.Remark;
import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ReportService.Template;
import vn.pcmt.console.services.Versioned;

/** Lays a report out as a form: sections, values, values of the period before, remarks, errors. */
@Component
class ShowReport {
    private final ReportService reports;
    private final Vi vi;

    ShowReport(ReportService reports, Vi vi) {
        this.reports = reports;
        this.vi = vi;
    }

    /** The report as it stands. */
    ReportForm fresh(Visitor visitor, String id) {
        Versioned<Report> found = reports.report(visitor, id);
        Report report = found.value();
        Map<String, String> values = new HashMap<>();
        if (report.values() != null) {
            report.values().forEach((code, value) -> values.put(code, vi.number(value)));
        }
        var typed = new Typed(
                values,
                report.nothingToReport() == null ? List.of() : report.nothingToReport(),
                report.note() == null ? "" : report.note(),
                "",
                Map.of(),
                found.etag(),
                UUID.randomUUID().toString());
        return form(visitor, report, typed, Faults.NONE, null);
    }

    /** The form again after a refusal: what was typed, and what is wrong with it. */
    ReportForm again(Visitor visitor, String id, Typed typed, Faults faults, Trouble trouble) {
        return form(visitor, reports.report(visitor, id).value(), typed, faults, trouble);
    }

    private ReportForm form(Visitor visitor, Report report, Typed typed, Faults faults, @Nullable Trouble trouble) {
        Template template = reports.template(visitor, report);
        List<Section> sections = new ArrayList<>();
        List<FieldTrouble> troubles = new ArrayList<>();
        for (var section : template.sections()) {
            List<Field> fields = new ArrayList<>();
            for (Indicator indicator : section.indicators()) {
                Field field = field(report, indicator, typed, faults.fields());
                fields.add(field);
                if (field.error() != null) {
                    troubles.add(new FieldTrouble(field.code(), field.label(), field.error()));
                }
            }
            sections.add(new Section(
                    section.id(),
                    section.title(),
                    !Boolean.FALSE.equals(section.mayBeEmpty()),
                    typed.nothing().contains(section.id()),
                    fields));
        }
        String state = report.window() == null ? null : report.window().state();
        boolean correction = report.acceptedRevision() != null;
        boolean editable = "OPEN".equals(state)
                || "LATE".equals(state)
                || state == null
                || correction
                || report.status().equals("RETURNED");
        return new ReportForm(
                report,
                sections,
                typed.etag(),
                typed.key(),
                typed.note(),
                typed.reason(),
                explanations(report, typed, faults),
                correction,
                editable,
                trouble,
                troubles);
    }

    private Field field(Report report, Indicator indicator, Typed typed, Map<String, String> errors) {
        String code = indicator.code();
        BigDecimal before = report.previous() == null || report.previous().values() == null
                ? null
                : report.previous().values().get(code);
        boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
        return new Field(
                code,
                english && indicator.nameEn() != null ? indicator.nameEn() : indicator.nameVi(),
                indicator.unit() == null ? "" : indicator.unit(),
                indicator.decimals(),
                indicator.mandatory(),
                typed.values().getOrDefault(code, ""),
                vi.number(before),
                before == null ? "" : before.toPlainString(),
                remark(report, code),
                errors.get(code));
    }

    /** What is asked for now, what was typed, and what the revision in hand had explained. */
    private static List<Explanation> explanations(Report report, Typed typed, Faults faults) {
        Map<String, List<String>> messages = new TreeMap<>(faults.rules());
        Map<String, String> texts = new HashMap<>(typed.explanations());
        typed.explanations().keySet().forEach(rule -> messages.computeIfAbsent(rule, none -> new ArrayList<>()));
        if (report.findings() != null) {
            report.findings().stream()
                    .filter(finding -> finding.explanation() != null)
                    .forEach(finding -> {
                        texts.putIfAbsent(finding.rule(), finding.explanation());
                        if (!faults.rules().containsKey(finding.rule())) {
                            messages.computeIfAbsent(finding.rule(), none -> new ArrayList<>())
                                    .add(finding.message());
                        }
                    });
        }
        return messages.entrySet().stream()
                .map(asked -> new Explanation(asked.getKey(), asked.getValue(), texts.getOrDefault(asked.getKey(), "")))
                .toList();
    }

    private static @Nullable String remark(Report report, String code) {
        if (report.returned() == null || report.returned().remarks() == null) {
            return null;
        }
        return report.returned().remarks().stream()
                .filter(remark -> code.equals(remark.indicator()))
                .map(Remark::text)
                .findFirst()
                .orElse(null);
    }
}
