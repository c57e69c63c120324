package vn.pcmt.console.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.report.Differences.Figure;
import vn.pcmt.console.report.Differences.Text;
import vn.pcmt.console.services.ReportService;
import vn.pcmt.console.services.ReportService.Sent;
import vn.pcmt.console.services.ReportService.Template;

/** Sets two revisions of a report side by side. Figures are compared as numbers: 2 and 2,0 are the same. */
@Component
class CompareRevisions {
    private final ReportService reports;
    private final MessageSource messages;

    CompareRevisions(ReportService reports, MessageSource messages) {
        this.reports = reports;
        this.messages = messages;
    }

    /**
     * Whatever is not named is chosen: the latest, and the one before the later.
     *
     * @param from number of the earlier one
     * @param to number of the later one
     */
    Differences of(Visitor visitor, String id, @Nullable Long from, @Nullable Long to) {
        var report = reports.report(visitor, id).value();
        Template template = reports.template(visitor, report);
        long later = to == null ? report.revision() : to;
        long earlier = Math.max(0, from == null ? later - 1 : from);
        Sent after = later < 1 ? null : reports.revision(visitor, id, later);
        Sent before = earlier < 1 ? null : reports.revision(visitor, id, earlier);
        return new Differences(
                report,
                template.name(),
                earlier,
                later,
                figures(template, before, after),
                texts(template, before, after));
    }

    private static List<Figure> figures(Template template, @Nullable Sent before, @Nullable Sent after) {
        return template.sections().stream()
                .flatMap(section -> section.indicators().stream())
                .map(indicator -> new Figure(
                        indicator.code(),
                        indicator.label(),
                        Objects.requireNonNullElse(indicator.unit(), ""),
                        value(before, indicator.code()),
                        value(after, indicator.code())))
                .filter(CompareRevisions::differs)
                .toList();
    }

    private static boolean differs(Figure figure) {
        BigDecimal difference = figure.difference();
        return difference == null ? figure.before() != figure.after() : difference.signum() != 0;
    }

    private List<Text> texts(Template template, @Nullable Sent before, @Nullable Sent after) {
        List<Text> texts = new ArrayList<>();
        if (template.narratives() != null) {
            template.narratives()
                    .forEach(asked -> texts.add(
                            new Text(asked.title(), narrative(before, asked.id()), narrative(after, asked.id()))));
        }
        String note = messages.getMessage("form.note.short", null, LocaleContextHolder.getLocale());
        texts.add(new Text(note, note(before), note(after)));
        texts.removeIf(text -> text.before().equals(text.after()));
        return List.copyOf(texts);
    }

    private static @Nullable BigDecimal value(@Nullable Sent sent, String code) {
        return sent == null || sent.values() == null ? null : sent.values().get(code);
    }

    private static String narrative(@Nullable Sent sent, String id) {
        Map<String, String> said = sent == null ? null : sent.narratives();
        return said == null ? "" : said.getOrDefault(id, "");
    }

    private static String note(@Nullable Sent sent) {
        return sent == null ? "" : Objects.requireNonNullElse(sent.note(), "");
    }
}
