package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.net.URI;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;

/** What the console asks the report service. */
@Component
public class ReportService {
    private final ServiceHttp http;
    private final URI base;
    private final Kept<PeriodsOf, Periods> periods;

    ReportService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json, Clock clock) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
        this.base = settings.report();
        this.periods = new Kept<>(settings.keep(), clock, all -> !all.items().isEmpty());
    }

    /** Where the stream of changes below an area is. */
    public URI live(String area) {
        return org.springframework.web.util.UriComponentsBuilder.fromUri(base)
                .path("/api/v1/live")
                .queryParam("area", "{area}")
                .build(area);
    }

    /** Periods of a template, and which one is being reported. */
    public Periods periods(Visitor visitor, String template, int last) {
        return periods.of(
                new PeriodsOf(template, last),
                () -> http.get(
                        visitor,
                        uri -> uri.path("/periods")
                                .queryParam("template", "{t}")
                                .queryParam("last", last)
                                .build(template),
                        new ParameterizedTypeReference<>() {}));
    }

    /** The form that a report goes by: the sections, indicators and narratives of its version. */
    public Template template(Visitor visitor, Report report) {
        return http.get(
                visitor,
                uri -> uri.path("/templates/{code}/versions/{version}")
                        .queryParam("level", "{level}")
                        .build(report.template(), report.templateVersion(), report.level()),
                new ParameterizedTypeReference<>() {});
    }

    /** Figures of an area in a period, restated to the units of today. */
    public Totals totals(Visitor visitor, String area, String template, String period) {
        return http.get(
                visitor,
                uri -> uri.path("/areas/{area}/totals")
                        .queryParam("template", "{t}")
                        .queryParam("period", "{p}")
                        .queryParam("basis", "TODAY")
                        .build(area, template, period),
                new ParameterizedTypeReference<>() {});
    }

    /** Figures of some indicators from period to period, both included, restated to the units of today. */
    public Series series(
            Visitor visitor, String area, String template, String from, String to, List<String> indicators) {
        return http.get(
                visitor,
                uri -> uri.path("/areas/{area}/totals/series")
                        .queryParam("template", "{t}")
                        .queryParam("from", "{f}")
                        .queryParam("to", "{u}")
                        .queryParam("basis", "TODAY")
                        .queryParam("indicators", "{i}")
                        .build(area, template, from, to, String.join(",", indicators)),
                new ParameterizedTypeReference<>() {});
    }

    /** The same with those of the areas below as a file of a format, such as {@code xlsx}. */
    public Download figures(Visitor visitor, String area, String template, String period, String format) {
        return http.download(visitor, uri -> uri.path("/areas/{area}/figures.{format}")
                .queryParam("template", "{t}")
                .queryParam("period", "{p}")
                .build(area, format, template, period));
    }

    /** Who has reported and who has not. */
    public Completeness completeness(Visitor visitor, String area, String template, String period) {
        return http.get(
                visitor,
                uri -> uri.path("/areas/{area}/completeness")
                        .queryParam("template", "{t}")
                        .queryParam("period", "{p}")
                        .queryParam("basis", "TODAY")
                        .build(area, template, period),
                new ParameterizedTypeReference<>() {});
    }

    /** Reports by unit, period, status and area; a missing filter takes all. */
    public Listing<ReportRow> reports(Visitor visitor, Map<String, String> filter, int size) {
        var asked = new TreeMap<>(filter);
        return http.get(
                visitor,
                uri -> {
                    uri.path("/reports").queryParam("size", size);
                    asked.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                    return uri.build(asked);
                },
                new ParameterizedTypeReference<>() {});
    }

    /** One report with its entity tag. */
    public Versioned<Report> report(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/reports/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    /** One revision with its figures, as it was sent. */
    public Sent revision(Visitor visitor, String id, long number) {
        return http.get(
                visitor,
                uri -> uri.path("/reports/{id}/revisions/{number}").build(id, number),
                new ParameterizedTypeReference<>() {});
    }

    /** All forms there are, by their codes. */
    public Map<String, String> templateNames(Visitor visitor) {
        List<TemplateLine> lines =
                http.get(visitor, uri -> uri.path("/templates").build(), new ParameterizedTypeReference<>() {});
        Map<String, String> names = new TreeMap<>();
        lines.forEach(line -> names.put(line.code(), line.name()));
        return names;
    }

    /** What a write depends on: the version seen, and the key that makes it happen once. */
    public record Guard(String etag, String key) {
        Map<String, String> headers() {
            return Map.of(HttpHeaders.IF_MATCH, etag, "Idempotency-Key", key);
        }
    }

    private record PeriodsOf(String template, int last) {}

    private record TemplateLine(String code, String name) {}

    public record Periods(String current, List<PeriodItem> items) {}

    public record PeriodItem(
            String period,
            String start,
            String end,
            @Nullable Instant opensAt,
            @Nullable Instant dueAt) {}

    /** {@code narratives}: what is asked for in words. */
    public record Template(
            String code,
            int version,
            String name,
            List<Section> sections,
            @Nullable List<Narrative> narratives) {}

    /** What is asked for in words, at most so many characters. */
    public record Narrative(
            String id,
            String title,
            boolean mandatory,
            int maxLength,
            @Nullable String hint) {}

    /** {@code mayBeEmpty}: whether a unit may say that nothing happened in it. */
    public record Section(String id, String title, @Nullable Boolean mayBeEmpty, List<Indicator> indicators) {}

    /** {@code direction} is down, up or context: which way is better. */
    public record Indicator(
            String code,
            String nameVi,
            @Nullable String nameEn,
            @Nullable String unit,
            @Nullable String kind,
            int decimals,
            @Nullable String direction,
            boolean mandatory) {

        /** Its name in the visitor's language. */
        public String label() {
            boolean english = LocaleContextHolder.getLocale().getLanguage().equals("en");
            return english && nameEn != null ? nameEn : nameVi;
        }
    }

    /** How many units owe a report, and where those reports stand. */
    public record Coverage(int expected, int received, int accepted, int returned, int onTime, int late, int overdue) {}

    /** One indicator's sum over all received reports, and over the accepted ones alone; none when undefined. */
    public record Figure(
            String indicator,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            int receivedReports,
            int acceptedReports) {}

    public record Totals(
            String area,
            @Nullable String name,
            String period,
            Coverage coverage,
            @Nullable Instant asOf,
            @Nullable Long lagMs,
            @Nullable Integer estimated,
            List<Figure> figures,
            @Nullable Provincial provincial) {}

    /** What the forces of the province report themselves: part of the figures, not of the coverage. */
    public record Provincial(String name, Coverage coverage, List<Figure> figures) {}

    public record Series(List<SeriesPoint> periods) {}

    public record SeriesPoint(String period, @Nullable Coverage coverage, List<Figure> figures) {}

    public record Completeness(Coverage coverage, List<UnitStanding> units) {}

    public record UnitStanding(
            String unitKey,
            String name,
            @Nullable String status,
            @Nullable String timeliness,
            @Nullable Instant firstSubmittedAt,
            @Nullable Instant submittedAt,
            @Nullable Instant dueAt,
            boolean overdue) {}

    public record Window(
            @Nullable Instant opensAt,
            @Nullable Instant dueAt,
            @Nullable Instant closesAt,
            @Nullable String state) {}

    public record ReportRow(
            String id,
            @Nullable String template,
            String unitKey,
            @Nullable String unitName,
            String period,
            @Nullable Window window,
            String status,
            long revision,
            @Nullable String timeliness,
            @Nullable Instant submittedAt) {}

    /** About one figure or one text; {@code narrative} is {@code note} for the text that every report may have. */
    public record Remark(
            @Nullable String indicator, @Nullable String narrative, String text) {}

    /** A remark since the last acceptance; {@code changed}: whether its field is another by now. */
    public record OpenRemark(
            @Nullable String indicator,
            @Nullable String narrative,
            String text,
            long revision,
            @Nullable Instant at,
            boolean changed) {}

    /** A stock that does not go on from where the period before ended. */
    public record Opening(String indicator, BigDecimal expected, BigDecimal was) {}

    /** A revision as it was sent. */
    public record Sent(
            long number,
            @Nullable Map<String, BigDecimal> values,
            @Nullable Map<String, String> narratives,
            @Nullable String note) {}

    public record Returned(
            String reason,
            @Nullable List<Remark> remarks,
            @Nullable Instant at) {}

    public record Revision(
            long number,
            @Nullable Instant submittedAt,
            @Nullable String by,
            @Nullable String confirmedBy,
            @Nullable String reason,
            @Nullable String timeliness) {}

    /** A rule that the latest revision broke, in words, and what the unit said to it. */
    public record Finding(
            String rule,
            String severity,
            @Nullable String indicator,
            String message,
            @Nullable String explanation) {}

    public record Previous(String period, @Nullable Map<String, BigDecimal> values) {}

    public record Report(
            String id,
            String template,
            int templateVersion,
            String unitKey,
            @Nullable String unitName,
            String period,
            @Nullable String periodStart,
            @Nullable String periodEnd,
            String level,
            @Nullable Window window,
            String status,
            long revision,
            @Nullable String timeliness,
            @Nullable Map<String, BigDecimal> values,
            @Nullable List<String> nothingToReport,
            @Nullable String note,
            @Nullable Map<String, String> narratives,
            @Nullable List<Finding> findings,
            @Nullable Long acceptedRevision,
            @Nullable Returned returned,
            @Nullable List<OpenRemark> remarks,
            @Nullable List<Opening> openings,
            @Nullable List<Revision> revisions,
            @Nullable Previous previous) {}

    public record Receipt(
            @Nullable String id,
            long revision,
            @Nullable String status,
            @Nullable String timeliness,
            @Nullable Instant submittedAt) {}
}
