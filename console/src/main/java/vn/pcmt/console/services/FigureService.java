package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Coverage;

/** Figures over any span of time, and where targets are going: as the report service tells them. */
@Component
public class FigureService {
    private final ServiceHttp http;
    private final Kept<String, List<Measure>> measures;

    FigureService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json, Clock clock) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
        this.measures = new Kept<>(settings.keep(), clock, all -> !all.isEmpty());
    }

    /**
     * Which span of time is asked about: a period, or a range.
     *
     * @param every kind of the periods that are added up or shown, {@code MONTH}; that of the form if null
     * @param basis {@code TODAY} or {@code AS_THEN}
     */
    public record Span(
            String template,
            @Nullable String period,
            @Nullable String from,
            @Nullable String to,
            @Nullable String every,
            String basis) {

        public static Span period(String template, String period) {
            return new Span(template, period, null, null, null, "TODAY");
        }

        public static Span range(String template, String from, String to) {
            return new Span(template, null, from, to, null, "TODAY");
        }

        Map<String, String> query() {
            Map<String, String> query = new TreeMap<>(Map.of("template", template, "basis", basis));
            put(query, "period", period);
            put(query, "from", from);
            put(query, "to", to);
            put(query, "every", every);
            return query;
        }

        private static void put(Map<String, String> query, String name, @Nullable String value) {
            if (value != null) {
                query.put(name, value);
            }
        }
    }

    /** An indicator of the catalogue. {@code direction} is DOWN, UP or CONTEXT: which way is better. */
    public record Measure(
            String code,
            String nameVi,
            @Nullable String nameEn,
            @Nullable String unit,
            String kind,
            int decimals,
            @Nullable String pillar,
            @Nullable String direction) {

        /** Its name in the visitor's language. */
        public String label() {
            boolean english = Locale.ENGLISH
                    .getLanguage()
                    .equals(LocaleContextHolder.getLocale().getLanguage());
            return english && nameEn != null ? nameEn : nameVi;
        }

        public boolean ratio() {
            return kind.equals("RATIO");
        }

        public boolean flow() {
            return kind.equals("FLOW");
        }
    }

    /** @param through last period of it whose reports may come in already; null if none */
    public record Time(
            String start,
            String end,
            String first,
            String last,
            @Nullable String through,
            int periods,
            boolean over) {}

    /** Reports that were owed, are in, are accepted: each with a value of the figure. */
    public record Behind(int expected, int received, int accepted) {}

    /** A figure beside another one of it; {@code with} is PREVIOUS or LAST_YEAR. */
    public record Compared(
            String with,
            @Nullable BigDecimal received,
            @Nullable BigDecimal difference,
            @Nullable BigDecimal percent,
            boolean comparable) {}

    public record Line(
            String indicator,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            Behind reports,
            boolean complete,
            boolean pending,
            boolean estimated,
            @Nullable List<Compared> compared) {

        /** Beside another time, if it was asked for. */
        public @Nullable Compared against(String time) {
            return compared == null
                    ? null
                    : compared.stream()
                            .filter(one -> one.with().equals(time))
                            .findFirst()
                            .orElse(null);
        }
    }

    /** What a target asks of a figure by then; {@code reached} is null where there is none. */
    public record Aimed(
            String target,
            String title,
            String indicator,
            String direction,
            BigDecimal asked,
            @Nullable BigDecimal baseline,
            @Nullable BigDecimal difference,
            @Nullable Boolean reached) {}

    public record Figures(
            String area,
            String name,
            Time time,
            Coverage coverage,
            @Nullable Instant asOf,
            @Nullable Long lagMs,
            int estimated,
            List<Line> figures,
            @Nullable List<Aimed> targets) {

        public @Nullable Line line(String indicator) {
            return FigureService.line(figures, indicator);
        }

        public @Nullable Aimed aimed(String indicator) {
            return targets == null
                    ? null
                    : targets.stream()
                            .filter(one -> one.indicator().equals(indicator))
                            .findFirst()
                            .orElse(null);
        }
    }

    public record Series(String area, String name, List<Part> items) {}

    public record Part(
            String period, Coverage coverage, @Nullable Instant asOf, int estimated, List<Line> figures) {

        public @Nullable BigDecimal received(String indicator) {
            Line line = FigureService.line(figures, indicator);
            return line == null ? null : line.received();
        }

        public boolean pending(String indicator) {
            Line line = FigureService.line(figures, indicator);
            return line != null && line.pending();
        }
    }

    public record Children(String area, String name, List<Child> items) {}

    public record Child(
            String area,
            String name,
            Coverage coverage,
            @Nullable Instant asOf,
            int estimated,
            List<Line> figures) {

        public @Nullable BigDecimal received(String indicator) {
            Line line = FigureService.line(figures, indicator);
            return line == null ? null : line.received();
        }

        public boolean pending(String indicator) {
            Line line = FigureService.line(figures, indicator);
            return line != null && line.pending();
        }
    }

    /** Period by period of each of the areas one level below. */
    public record ChildSeries(String area, String name, List<Series> items) {}

    /** A named area: a group of units, or those of a plan. */
    public record Group(String key, String name) {}

    /** Where a target is going; {@code outlook} is WILL_REACH, UNCERTAIN, WILL_MISS, INSUFFICIENT_DATA or null. */
    public record Forecast(
            String target,
            String title,
            String indicator,
            String direction,
            String status,
            @Nullable String period,
            @Nullable BigDecimal actual,
            @Nullable BigDecimal goal,
            @Nullable String outlook,
            @Nullable BigDecimal forecast,
            @Nullable BigDecimal low,
            @Nullable BigDecimal high,
            @Nullable String willMissOn,
            int bandPercent,
            int known,
            int fewest,
            List<Point> points) {}

    public record Point(String period, BigDecimal forecast, BigDecimal low, BigDecimal high) {}

    public List<Measure> measures(Visitor visitor) {
        return measures.of(
                "indicators",
                () -> http.get(visitor, Address.at("/indicators").uri(), new ParameterizedTypeReference<>() {}));
    }

    /** @param compare PREVIOUS, LAST_YEAR, TARGET */
    public Figures figures(Visitor visitor, String area, Span span, List<String> compare, List<String> indicators) {
        return http.get(
                visitor,
                at("/areas/{area}/figures", area, span, indicators)
                        .with("compare", String.join(",", compare))
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** Period by period of a range. */
    public Series series(Visitor visitor, String area, Span span, List<String> indicators) {
        return http.get(
                visitor,
                at("/areas/{area}/figures/series", area, span, indicators).uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** Of the areas one level below, or of those of a group. */
    public Children children(Visitor visitor, String area, Span span, List<String> indicators) {
        return http.get(
                visitor,
                at("/areas/{area}/figures/children", area, span, indicators).uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** Period by period of a range, one indicator of each area one level below, or in a group. */
    public ChildSeries childSeries(Visitor visitor, String area, Span span, String indicator) {
        return http.get(
                visitor,
                at("/areas/{area}/figures/children/series", area, span, List.of())
                        .with("indicator", indicator)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    public List<Group> groups(Visitor visitor) {
        Listing<Group> found = http.get(
                visitor, Address.at("/area-groups").with("size", 200).uri(), new ParameterizedTypeReference<>() {});
        return found.items();
    }

    /** @param until last period to show; the end of the target's time if null */
    public Forecast forecast(Visitor visitor, String target, @Nullable String until) {
        return http.get(
                visitor,
                Address.at("/target-forecasts/{target}")
                        .of("target", target)
                        .with("until", until)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** The same figures as a file of a format, such as {@code xlsx}; a chart, {@code png}, is of one indicator. */
    public Download file(Visitor visitor, String area, Span span, List<String> indicators, String format) {
        return http.download(
                visitor,
                at("/areas/{area}/figures.{format}", area, span, indicators)
                        .of("format", format)
                        .uri());
    }

    /** The figures of an area period by period, as they are in a chart: a picture, {@code png}, or a table, {@code xlsx}. */
    public Download fileOverTime(Visitor visitor, String area, Span span, List<String> indicators, String format) {
        return http.download(
                visitor,
                at("/areas/{area}/series.{format}", area, span, indicators)
                        .of("format", format)
                        .uri());
    }

    static Address at(String path, String area, Span span, List<String> indicators) {
        return Address.at(path).of("area", area).with(span.query()).with("indicators", String.join(",", indicators));
    }

    private static @Nullable Line line(List<Line> lines, String indicator) {
        return lines.stream()
                .filter(line -> line.indicator().equals(indicator))
                .findFirst()
                .orElse(null);
    }
}
