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
import vn.pcmt.console.services.AskTogether;
import vn.pcmt.console.services.AttachmentService;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Indicator;
import vn.pcmt.console.services.ReportService.Opening;
import vn.pcmt.console.services.ReportService.Report;
import vn.pcmt.console.services.ReportService.Sent;
import vn.pcmt.console.services.ReportService.Template;
import vn.pcmt.console.services.ReviewService;
import vn.pcmt.console.services.ReviewService.Queue;
import vn.pcmt.console.services.ReviewService.Unlikely;
import vn.pcmt.console.services.ServiceRefusal;

/** Reads one report for those who review it, with what is odd about it and what changed. */
@Component
class ReadReview {
    private final ReportService reports;
    private final ReviewService reviews;
    private final AttachmentService attachments;
    private final ReadPast past;
    private final Vi vi;
    private final MessageSource messages;

    ReadReview(
            ReportService reports,
            ReviewService reviews,
            AttachmentService attachments,
            ReadPast past,
            Vi vi,
            MessageSource messages) {
        this.reports = reports;
        this.reviews = reviews;
        this.attachments = attachments;
        this.past = past;
        this.vi = vi;
        this.messages = messages;
    }

    ReviewSheet of(Visitor visitor, String id) {
        var found = reports.report(visitor, id);
        Report report = found.value();
        boolean decides = visitor.has(Role.REVIEWER);
        boolean waits = report.status().equals("SUBMITTED") || report.status().equals("CORRECTED");
        try (var services = new AskTogether()) {
            var files = services.ask("files", () -> attachments.all(visitor, id).value());
            var earlier = services.ask("past", () -> past.of(visitor, report));
            var beside = decides ? services.ask("queue", () -> Beside.of(beside(visitor, report), id)) : null;
            Template template = reports.template(visitor, report);
            List<Unlikely> outliers = waits && decides ? outliers(visitor, report) : List.of();
            Sent before = report.revision() > 1 ? reports.revision(visitor, id, report.revision() - 1) : null;
            Map<String, List<BigDecimal>> periods = Objects.requireNonNullElse(earlier.orNull(), Map.of());
            return new ReviewSheet(
                    report,
                    found.etag(),
                    UUID.randomUUID().toString(),
                    template.name(),
                    before == null ? 0 : before.number(),
                    template.sections().stream()
                            .map(section -> new Section(
                                    section.title(),
                                    report.nothingToReport() != null
                                            && report.nothingToReport().contains(section.id()),
                                    section.indicators().stream()
                                            .map(indicator -> row(report, indicator, before, outliers, periods))
                                            .toList()))
                            .toList(),
                    words(report, template, before),
                    outliers.stream()
                            .filter(outlier -> outlier.figures().indicator() == null)
                            .map(outlier -> new Mark("outlier", outlier.text(), null))
                            .toList(),
                    files.orNull(),
                    beside == null ? null : beside.orNull(),
                    waits && decides);
        }
    }

    private Queue beside(Visitor visitor, Report report) {
        return reviews.queue(
                visitor, Map.of("template", report.template(), "period", report.period()), 0, ReviewSheet.BESIDE);
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

    private Row row(
            Report report,
            Indicator indicator,
            @Nullable Sent before,
            List<Unlikely> outliers,
            Map<String, List<BigDecimal>> periods) {
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
                before != null && !alike(now, old),
                periods.getOrDefault(code, List.of()),
                marks(report, code, outliers));
    }

    static boolean alike(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
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
