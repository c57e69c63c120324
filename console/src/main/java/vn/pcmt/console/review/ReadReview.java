package vn.pcmt.console.review;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Role;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.format.Vi;
import vn.pcmt.console.review.ReviewSheet.Mark;
import vn.pcmt.console.review.ReviewSheet.Row;
import vn.pcmt.console.review.ReviewSheet.Section;
import vn.pcmt.console.review.ReviewSheet.Words;
import vn.pcmt.console.services.AttachmentService;
import vn.pcmt.console.services.AttachmentService.Attachment;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Indicator;
import vn.pcmt.console.services.ReportService.Opening;
import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ReportService.Sent;
import vn.pcmt.console.services.ReportService.Template;
import vn.pcmt.console.services.ReviewService;
import vn.pcmt.console.services.ReviewService.Unlikely;
import vn.pcmt.console.services.ServiceRefusal;
import vn.pcmt.console.services.ServiceUnavailable;

/** Reads one report for those who review it, with what is odd about it and what changed. */
@Component
class ReadReview {
    private final ReportService reports;
    private final ReviewService reviews;
    private final AttachmentService attachments;
    private final Vi vi;
    private final MessageSource messages;

    ReadReview(
            ReportService reports,
            ReviewService reviews,
            AttachmentService attachments,
            Vi vi,
            MessageSource messages) {
        this.reports = reports;
        this.reviews = reviews;
        this.attachments = attachments;
        this.vi = vi;
        this.messages = messages;
    }

    ReviewSheet of(Visitor visitor, String id) {
        var found = reports.report(visitor, id);
        Report report = found.value();
        Template template = reports.template(visitor, report);
        boolean waits = report.status().equals("SUBMITTED") || report.status().equals("CORRECTED");
        List<Unlikely> outliers = waits && visitor.has(Role.REVIEWER) ? outliers(visitor, report) : List.of();
        Sent before = report.revision() > 1 ? reports.revision(visitor, id, report.revision() - 1) : null;
        return new ReviewSheet(
                report,
                found.etag(),
                UUID.randomUUID().toString(),
                template.name(),
                before == null ? 0 : before.number(),
                sections(report, template, before, outliers),
                words(report, template, before),
                outliers.stream()
                        .filter(outlier -> outlier.figures().indicator() == null)
                        .map(outlier -> new Mark("outlier", outlier.text(), null))
                        .toList(),
                files(visitor, report),
                waits && visitor.has(Role.REVIEWER));
    }

    /** What is unlike its past or its peers is part of the queue, not of the report. */
    private List<Unlikely> outliers(Visitor visitor, Report report) {
        try {
            var asked = Map.of("area", report.unitKey(), "template", report.template(), "period", report.period());
            return reviews.queue(visitor, asked, 0, 1).items().stream()
                    .flatMap(item -> item.outliers().stream())
                    .toList();
        } catch (ServiceRefusal notInTheArea) {
            return List.of();
        }
    }

    private @Nullable List<Attachment> files(Visitor visitor, Report report) {
        try {
            return attachments.all(visitor, report.id()).value();
        } catch (ServiceRefusal | ServiceUnavailable notShown) {
            return null;
        }
    }

    private List<Section> sections(Report report, Template template, @Nullable Sent before, List<Unlikely> outliers) {
        return template.sections().stream()
                .map(section -> new Section(
                        section.title(),
                        report.nothingToReport() != null
                                && report.nothingToReport().contains(section.id()),
                        section.indicators().stream()
                                .map(indicator -> row(report, indicator, before, outliers))
                                .toList()))
                .toList();
    }

    private Row row(Report report, Indicator indicator, @Nullable Sent before, List<Unlikely> outliers) {
        String code = indicator.code();
        BigDecimal now = value(report.values(), code);
        BigDecimal old = before == null ? null : value(before.values(), code);
        return new Row(
                code,
                indicator.label(),
                indicator.unit() == null ? "" : indicator.unit(),
                report.previous() == null ? null : value(report.previous().values(), code),
                old,
                now,
                before != null && !(now == null ? old == null : old != null && now.compareTo(old) == 0),
                marks(report, code, outliers));
    }

    private List<Mark> marks(Report report, String code, List<Unlikely> outliers) {
        List<Mark> marks = new ArrayList<>();
        outliers.stream()
                .filter(outlier -> code.equals(outlier.figures().indicator()))
                .forEach(outlier -> marks.add(new Mark("outlier", outlier.text(), null)));
        if (report.openings() != null) {
            report.openings().stream()
                    .filter(opening -> opening.indicator().equals(code))
                    .forEach(opening -> marks.add(new Mark("opening", said(opening), null)));
        }
        if (report.findings() != null) {
            report.findings().stream()
                    .filter(finding -> code.equals(finding.indicator()))
                    .forEach(finding -> marks.add(new Mark(
                            finding.severity().equals("WARNING") ? "warning" : "info",
                            finding.message(),
                            finding.explanation())));
        }
        return marks;
    }

    String said(Opening opening) {
        return messages.getMessage(
                "review.opening",
                new Object[] {vi.number(opening.was()), vi.number(opening.expected())},
                LocaleContextHolder.getLocale());
    }

    private List<Words> words(Report report, Template template, @Nullable Sent before) {
        List<Words> words = new ArrayList<>();
        Map<String, String> now = report.narratives() == null ? Map.of() : report.narratives();
        Map<String, String> old = before == null || before.narratives() == null ? Map.of() : before.narratives();
        if (template.narratives() != null) {
            template.narratives()
                    .forEach(asked -> words.add(
                            words(asked.id(), asked.title(), now.get(asked.id()), old.get(asked.id()), before)));
        }
        String title = messages.getMessage("form.note.short", null, LocaleContextHolder.getLocale());
        words.add(words("note", title, report.note(), before == null ? null : before.note(), before));
        return words;
    }

    private static Words words(
            String id, String title, @Nullable String now, @Nullable String old, @Nullable Sent before) {
        String text = Objects.requireNonNullElse(now, "");
        String earlier = Objects.requireNonNullElse(old, "");
        return new Words(id, title, text, earlier, before != null && !text.equals(earlier));
    }

    private static @Nullable BigDecimal value(@Nullable Map<String, BigDecimal> values, String code) {
        return values == null ? null : values.get(code);
    }
}
