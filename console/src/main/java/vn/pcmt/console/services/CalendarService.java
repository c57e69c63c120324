package vn.pcmt.console.services;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;

/** What the console asks the report service about working days, which deadlines are counted in. */
@Component
public class CalendarService {
    private final ServiceHttp http;

    CalendarService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /**
     * @param decided whether somebody has changed it; until then it is the official list
     * @param undecided days only proposed, or announced and not yet law: not counted
     */
    public record Year(int year, boolean decided, List<Day> days, List<Day> undecided) {}

    /** @param kind HOLIDAY, SWAP_OFF or MAKE_UP */
    public record Day(LocalDate date, String kind, String name) {}

    public record Change(
            @Nullable Instant at, String by, String reason, String source, List<Day> set, List<Day> before) {}

    /** @param source document that decides it */
    public record Wanted(List<Span> set, List<LocalDate> remove, String reason, String source) {}

    public record Span(LocalDate date, @Nullable LocalDate until, String kind, String name) {}

    public record Outcome(List<Move> moves) {}

    /** A deadline that moves later. */
    public record Move(
            String template,
            String period,
            String level,
            @Nullable Instant from,
            @Nullable Instant to,
            int reports) {}

    public Versioned<Year> year(Visitor visitor, int year) {
        return http.getVersioned(
                visitor, uri -> uri.path("/calendars/{year}").build(year), new ParameterizedTypeReference<>() {});
    }

    public Listing<Change> changes(Visitor visitor, int year) {
        return http.get(
                visitor,
                uri -> uri.path("/calendars/{year}/changes").build(year),
                new ParameterizedTypeReference<>() {});
    }

    public Outcome tryOut(Visitor visitor, int year, Wanted wanted) {
        return http.post(
                visitor,
                uri -> uri.path("/calendars/{year}/changes")
                        .queryParam("dryRun", true)
                        .build(year),
                Map.of(),
                wanted,
                new ParameterizedTypeReference<>() {});
    }

    public void change(Visitor visitor, int year, Wanted wanted, Guard guard) {
        http.command(visitor, uri -> uri.path("/calendars/{year}/changes").build(year), guard.headers(), wanted);
    }
}
