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
import vn.pcmt.console.services.FigureService.Span;
import vn.pcmt.console.services.FigureService.Time;

/** What a figure is made of and why it moved, as the report service tells it. */
@Component
public class LineageService {
    private final ServiceHttp http;

    LineageService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** A figure as shown, beside the same made anew from the documents of the reports. */
    public record Check(
            @Nullable BigDecimal shown,
            @Nullable BigDecimal recomputed,
            @Nullable String arithmetic,
            boolean agrees) {}

    /** A sum over reports; {@code role} is SUM, NUMERATOR or DENOMINATOR. */
    public record Term(
            String indicator,
            String role,
            @Nullable BigDecimal received,
            @Nullable BigDecimal accepted,
            int owed,
            int receivedReports,
            int acceptedReports) {}

    public record Sums(String indicator, BigDecimal received, BigDecimal accepted) {}

    /** What the visitor may not look at report by report, added up. */
    public record Others(int reports, List<Sums> terms) {}

    public record Sent(
            int revision,
            BigDecimal value,
            BigDecimal part,
            @Nullable Instant at,
            String by,
            @Nullable String confirmedBy,
            @Nullable String reason,
            @Nullable String timeliness) {}

    public record Taken(
            int revision,
            BigDecimal value,
            BigDecimal part,
            @Nullable Instant at,
            @Nullable String by) {}

    /** What one report adds; {@code share} of the unit that counts here. */
    public record Part(
            String report,
            String unitKey,
            String unitName,
            String period,
            String indicator,
            BigDecimal share,
            @Nullable Sent received,
            @Nullable Taken accepted) {
        public boolean whole() {
            return share.compareTo(BigDecimal.ONE) == 0;
        }
    }

    public record Lineage(
            String area,
            String name,
            String indicator,
            Time time,
            @Nullable Instant asOf,
            Check received,
            Check accepted,
            List<Term> terms,
            @Nullable Others others,
            Listing<Part> parts) {}

    public record Side(
            @Nullable BigDecimal before, @Nullable BigDecimal after, BigDecimal difference) {}

    public record MovedTerm(String indicator, Side received, Side accepted) {}

    /** What happened to a report; {@code what} is SUBMITTED, CORRECTED, ACCEPTED, RETURNED, WITHDRAWN or UNIT_MOVED. */
    public record Cause(
            String what,
            @Nullable Integer revision,
            @Nullable Instant at,
            @Nullable String by,
            @Nullable String reason) {}

    public record MovedPart(
            String report,
            String unitKey,
            String unitName,
            String period,
            String indicator,
            Side received,
            Side accepted,
            List<Cause> causes) {}

    public record Moved(String indicator, BigDecimal received, BigDecimal accepted) {}

    public record Movement(
            Instant from,
            Instant to,
            List<MovedTerm> terms,
            @Nullable List<Moved> others,
            Listing<MovedPart> parts) {}

    public Lineage lineage(Visitor visitor, String area, String indicator, Span span, int page) {
        return http.get(
                visitor,
                at("/areas/{area}/figures/{indicator}/lineage", area, indicator, span, page)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    /** @param until now if null */
    public Movement movement(
            Visitor visitor,
            String area,
            String indicator,
            Span span,
            Instant since,
            @Nullable Instant until,
            int page) {
        return http.get(
                visitor,
                at("/areas/{area}/figures/{indicator}/movement", area, indicator, span, page)
                        .with("since", since)
                        .with("until", until)
                        .uri(),
                new ParameterizedTypeReference<>() {});
    }

    private static Address at(String path, String area, String indicator, Span span, int page) {
        return Address.at(path)
                .of("area", area)
                .of("indicator", indicator)
                .with(span.query())
                .with("page", page)
                .with("size", 100);
    }
}
