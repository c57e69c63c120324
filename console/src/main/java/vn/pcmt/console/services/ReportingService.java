package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.chart.ReportState;
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.FigureService.Time;
import vn.pcmt.console.services.ReportService.Coverage;

/** How the reports of an area come in, as the report service tells it. */
@Component
public class ReportingService {
    private final ServiceHttp http;

    ReportingService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** A commune far below; {@code province} is the key of the area below the country that it lies in. */
    public record Commune(String area, String name, String province, Coverage coverage) {}

    private record Communes(List<Commune> rows) {}

    /** Shares in per cent with two decimals; null where nothing is owed. */
    public record Rates(
            Coverage coverage,
            int missing,
            @Nullable BigDecimal completeness,
            @Nullable BigDecimal timeliness,
            @Nullable BigDecimal acceptance) {}

    public record PeriodRates(String period, Rates rates) {}

    /** Missing reports by whole days since their deadline: from so many, fewer than so many; both null if not due. */
    public record Age(@Nullable Long fromDays, @Nullable Long toDays, int reports) {}

    public record Cell(
            String period,
            String status,
            @Nullable String timeliness,
            @Nullable Instant dueAt,
            boolean overdue,
            long daysOverdue) {
        public ReportState state() {
            return ReportState.of(status, overdue);
        }

        public boolean late() {
            return "LATE".equals(timeliness);
        }
    }

    public record UnitRates(String unitKey, String name, Rates rates, List<Cell> cells) {
        /** What it owed for a period; null if nothing. */
        public @Nullable Cell at(String period) {
            return cells.stream()
                    .filter(cell -> cell.period().equals(period))
                    .findFirst()
                    .orElse(null);
        }
    }

    public record Reporting(
            String area,
            String name,
            Time time,
            Rates all,
            List<PeriodRates> periods,
            List<Age> missing,
            Listing<UnitRates> units) {}

    public Reporting reporting(Visitor visitor, String area, Span span, int page, int size) {
        return http.get(
                visitor,
                FigureService.at("/areas/{area}/reporting", area, span, List.of())
                        .with("page", page)
                        .with("size", size)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** Where the report of every commune of an area stands in a period; of a country some thousands. */
    public List<Commune> communes(Visitor visitor, String area, String template, String period) {
        Communes found = http.get(
                visitor,
                Address.at("/areas/{area}/communes")
                        .of("area", area)
                        .with("template", template)
                        .with("period", period)
                        .with("indicators", "CA01")
                        .uri(),
                new ParameterizedTypeReference<>() {});
        return found.rows();
    }

    /** How the reports of an area come in, as a picture or a table. */
    public Download file(Visitor visitor, String area, Span span, String format) {
        return http.download(
                visitor,
                FigureService.at("/areas/{area}/reporting.{format}", area, span, List.of())
                        .of("format", format)
                        .uri());
    }
}
