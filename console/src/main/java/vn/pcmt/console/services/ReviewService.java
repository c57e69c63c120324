package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ReportService.OpenRemark;
import vn.pcmt.console.services.ReportService.Opening;
import vn.pcmt.console.services.ReportService.Remark;

/** What the console asks the report service for those who review. */
@Component
public class ReviewService {
    private final ServiceHttp http;

    ReviewService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** What awaits review: {@code area}, {@code template}, {@code period}, {@code clean}; a missing filter takes all. */
    public Queue queue(Visitor visitor, Map<String, String> filter, int page, int size) {
        var asked = new TreeMap<>(filter);
        return http.get(
                visitor,
                uri -> {
                    uri.path("/review-queue").queryParam("page", page).queryParam("size", size);
                    asked.keySet().forEach(name -> uri.queryParam(name, "{" + name + "}"));
                    return uri.build(asked);
                },
                new ParameterizedTypeReference<>() {});
    }

    /** Accepts a revision. */
    public void accept(Visitor visitor, String id, long revision, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/reports/{id}/acceptance").build(id),
                guard.headers(),
                Map.of("revision", revision));
    }

    /** Sends a report back. */
    public void sendBack(Visitor visitor, String id, String reason, List<Remark> remarks, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/reports/{id}/return").build(id),
                guard.headers(),
                Map.of("reason", reason, "remarks", remarks));
    }

    /**
     * Has all clean reports of an area, form and period accepted that had come in by then; the others are left and named.
     * It is carried out in the background.
     */
    public Acceptance acceptClean(Visitor visitor, Clean clean, String key) {
        return http.post(
                visitor,
                uri -> uri.path("/acceptances").build(),
                Map.of("Idempotency-Key", key),
                clean,
                new ParameterizedTypeReference<>() {});
    }

    /** How far an acceptance of many reports has come. */
    public Acceptance acceptance(Visitor visitor, String id) {
        return http.get(visitor, uri -> uri.path("/acceptances/{id}").build(id), new ParameterizedTypeReference<>() {});
    }

    /** The reports that it left, and why. */
    public Listing<Left> left(Visitor visitor, String id, int size) {
        return http.get(
                visitor,
                uri -> uri.path("/acceptances/{id}/reports")
                        .queryParam("accepted", false)
                        .queryParam("size", size)
                        .build(id),
                new ParameterizedTypeReference<>() {});
    }

    /** Calls it off; what was accepted stays accepted. */
    public void cancel(Visitor visitor, String id, String key) {
        http.command(
                visitor,
                uri -> uri.path("/acceptances/{id}/cancellation").build(id),
                Map.of("Idempotency-Key", key),
                null);
    }

    /** Which totals a revision moved. */
    public Effect effect(Visitor visitor, String id, long revision) {
        return http.get(
                visitor,
                uri -> uri.path("/reports/{id}/revisions/{number}/effect").build(id, revision),
                new ParameterizedTypeReference<>() {});
    }

    /** {@code asOf} is named when all clean ones are accepted. */
    public record Queue(
            Instant asOf, Counts counts, @Nullable List<Item> items, int page, int size, long total) {
        @Override
        public List<Item> items() {
            return items == null ? List.of() : items;
        }
    }

    public record Counts(long waiting, long clean, long odd, long returned) {}

    /** {@code odd}: NOT_SCREENED, WARNING, OUTLIER, OPENING, SENT_BACK. */
    public record Item(
            String id,
            String template,
            String unitKey,
            @Nullable String unitName,
            String period,
            String status,
            long revision,
            @Nullable Instant dueAt,
            @Nullable Instant submittedAt,
            @Nullable String timeliness,
            @Nullable String reason,
            boolean clean,
            List<String> odd,
            List<Judged> findings,
            List<Unlikely> outliers,
            List<Opening> openings,
            List<OpenRemark> remarks,
            @Nullable Changes changes) {

        /** How many rules warned. */
        public int warnings() {
            return (int) findings.stream().filter(Judged::warns).count();
        }

        /** How many sentences there are on what is odd about it, and on what is to be known. */
        public int oddities() {
            return findings.size() + outliers.size() + openings.size();
        }
    }

    public record Judged(Rule finding, String text) {
        boolean warns() {
            return "WARNING".equals(finding.severity());
        }
    }

    public record Rule(
            String rule,
            String severity,
            @Nullable String indicator,
            @Nullable String explanation) {}

    /** {@code text} says why it is unlikely. */
    public record Unlikely(Figures figures, String text) {}

    public record Figures(
            String kind,
            @Nullable String indicator,
            @Nullable String section) {}

    /** Since the revision before. */
    public record Changes(long since, List<Change> fields) {}

    /** {@code field}: code of an indicator, id of a narrative, note, or nothingToReport. */
    public record Change(
            String field, @Nullable String before, @Nullable String after) {}

    /** {@code seenAt}: when the queue was read that the reviewer saw. */
    public record Clean(String area, String template, String period, Instant seenAt) {}

    /**
     * An acceptance of many reports; {@code state} is QUEUED, RUNNING, DONE, CANCELLED or FAILED.
     *
     * @param reports that are meant, 0 until somebody has looked
     */
    public record Acceptance(
            String id,
            String state,
            String template,
            String period,
            int reports,
            int accepted,
            int left,
            @Nullable Instant begun) {

        /** Whether there is more to wait for. */
        public boolean underWay() {
            return state.equals("QUEUED") || state.equals("RUNNING");
        }
    }

    /** {@code left}: ODD, NOT_THE_REVISION_SEEN, NOT_WAITING, OWN_REPORT, NOT_FOUND or FAILED. */
    public record Left(
            String report,
            @Nullable String unitName,
            @Nullable Long revision,
            String left,
            @Nullable List<String> odd) {}

    public record Effect(
            String report,
            long revision,
            Counted received,
            @Nullable Counted accepted) {}

    /** {@code from}: the revision that counted before, if any did. */
    public record Counted(
            @Nullable Long from,
            Instant at,
            @Nullable String by,
            @Nullable String reason,
            List<Moved> moved) {}

    /** {@code basis} AS_THEN or TODAY: the tree of the report's time or of today. */
    public record Moved(
            String area,
            @Nullable String areaName,
            String basis,
            String indicator,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            BigDecimal difference) {}
}
