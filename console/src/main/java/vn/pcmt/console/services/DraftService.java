package vn.pcmt.console.services;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.console.access.Visitor;
import vn.pcmt.console.services.ReportService.Guard;
import vn.pcmt.console.services.ReportService.Previous;
import vn.pcmt.console.services.ReportService.Receipt;

/** What the console asks the report service about what a unit is writing and has not sent. */
@Component
public class DraftService {
    private static final ParameterizedTypeReference<Saved> SAVED = new ParameterizedTypeReference<>() {};
    private final ServiceHttp http;

    DraftService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** What stands in the form now; what was sent last, if nothing was written since. Its own unit's only. */
    public Versioned<Draft> draft(Visitor visitor, String id) {
        return http.getVersioned(
                visitor, uri -> uri.path("/reports/{id}/draft").build(id), new ParameterizedTypeReference<>() {});
    }

    /** Keeps all that is in the form. A refusal for somebody else's writing says what differs. */
    public Versioned<Saved> save(Visitor visitor, String id, Content content, Guard guard) {
        return http.write(
                HttpMethod.PUT,
                visitor,
                uri -> uri.path("/reports/{id}/draft").build(id),
                guard.headers(),
                content,
                SAVED);
    }

    /** Begins again with what was sent last. */
    public void discard(Visitor visitor, String id, Guard guard) {
        http.write(
                HttpMethod.DELETE,
                visitor,
                uri -> uri.path("/reports/{id}/draft").build(id),
                guard.headers(),
                null,
                SAVED);
    }

    /** Asks the head of the commune to send it. */
    public void propose(Visitor visitor, String id, Guard guard) {
        http.command(visitor, uri -> uri.path("/reports/{id}/draft/proposal").build(id), guard.headers(), null);
    }

    /** The head of the commune wants it changed first. */
    public void sendBack(Visitor visitor, String id, String remark, Guard guard) {
        http.command(
                visitor,
                uri -> uri.path("/reports/{id}/draft/return").build(id),
                guard.headers(),
                Map.of("remark", remark));
    }

    /** Sends it, as a correction if the report was accepted. The same key a second time has the first answer. */
    public Receipt submit(Visitor visitor, String id, Guard guard) {
        return http.write(
                        HttpMethod.POST,
                        visitor,
                        uri -> uri.path("/reports/{id}/draft/submission").build(id),
                        guard.headers(),
                        null,
                        new ParameterizedTypeReference<Receipt>() {})
                .value();
    }

    /** What the rules say to a content; nothing is kept. */
    public Evaluation evaluate(Visitor visitor, String id, Content content) {
        var asked = new Asked(
                content.values(),
                content.nothingToReport(),
                content.note(),
                content.narratives(),
                content.attachments(),
                content.explanations());
        return http.post(
                visitor,
                uri -> uri.path("/reports/{id}/evaluation").build(id),
                Map.of(),
                asked,
                new ParameterizedTypeReference<>() {});
    }

    private record Asked(
            Map<String, String> values,
            List<String> nothingToReport,
            @Nullable String note,
            Map<String, String> narratives,
            List<String> attachments,
            Map<String, String> explanations) {}

    /**
     * All that stands in a form. Figures as plain numbers.
     *
     * @param attachments ids of the files it is to carry
     * @param explanations by the rule
     * @param reason of a correction
     */
    public record Content(
            Map<String, String> values,
            List<String> nothingToReport,
            Map<String, String> narratives,
            List<String> attachments,
            Map<String, String> explanations,
            @Nullable String note,
            @Nullable String reason) {}

    /** @param baseRevision the report's revision that it is written on */
    public record Saved(
            String id,
            long version,
            long baseRevision,
            @Nullable Proposal proposal) {}

    /** Who wrote what is in a field; {@code by} is an account. */
    public record Edit(String pointer, String by, Instant at) {}

    public record Proposal(String by, Instant at) {}

    public record SentBack(String by, Instant at, String remark) {}

    /** {@code openings}: what was there when the period before ended, by indicator. */
    public record Draft(
            String id,
            long version,
            long baseRevision,
            boolean written,
            Map<String, String> values,
            List<String> nothingToReport,
            Map<String, String> narratives,
            List<String> attachments,
            Map<String, String> explanations,
            @Nullable String note,
            @Nullable String reason,
            @Nullable List<Edit> edits,
            boolean correction,
            boolean confirmation,
            @Nullable Previous previous,
            @Nullable Map<String, BigDecimal> openings,
            @Nullable Proposal proposal,
            @Nullable SentBack sentBack,
            @Nullable Overtaken overtaken) {

        public Content content() {
            return new Content(values, nothingToReport, narratives, attachments, explanations, note, reason);
        }
    }

    /** What somebody had written when the report was sent from elsewhere. */
    public record Overtaken(List<Clash> conflicts, List<Merged> merged, Content result) {}

    /** What differs between what was to be saved and what is stored; {@code version} is the one to go on from. */
    public record Conflict(
            long version,
            long revision,
            boolean baseKnown,
            List<Clash> conflicts,
            List<Merged> merged,
            Content result) {}

    /** A field that both sides have changed; a text is null where it is blank. */
    public record Clash(
            String pointer,
            @Nullable String base,
            @Nullable String yours,
            @Nullable String theirs,
            @Nullable String by,
            @Nullable Instant at) {}

    /** A field that one side alone has changed: YOURS or THEIRS. */
    public record Merged(
            String pointer,
            @Nullable String base,
            @Nullable String value,
            String from,
            @Nullable String by,
            @Nullable Instant at) {}

    public record Evaluation(boolean acceptable, List<Line> lines) {}

    /** {@code severity} is ERROR, WARNING or INFO; {@code rule} none for what no rule says. */
    public record Line(
            String pointer,
            String code,
            String severity,
            String message,
            @Nullable String rule,
            boolean explained) {}
}
