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

/** What the console asks the report service about forms, indicators and the rules that figures are judged by. */
@Component
public class CatalogueService {
    private final ServiceHttp http;

    CatalogueService(ServiceSettings settings, RestClient.Builder builder, JsonMapper json) {
        this.http = new ServiceHttp("report-service", settings.report(), settings, builder, json);
    }

    /** @param version of the latest */
    public record Line(
            String code,
            int version,
            String name,
            String periods,
            @Nullable String appliesFrom) {}

    public record Version(
            String code,
            int version,
            @Nullable String appliesFrom,
            String by,
            @Nullable Instant at) {}

    public record Template(String code, int version, String name, List<Section> sections, List<Narrative> narratives) {}

    public record Section(String id, String title, List<Indicator> indicators) {}

    public record Narrative(String id, @Nullable String title) {}

    public record Indicator(
            String code, String nameVi, @Nullable String nameEn, String unit, String kind, boolean mandatory) {

        /** In a language, {@code en} or any other for Vietnamese. */
        public String name(String language) {
            return language.equals("en") && nameEn != null ? nameEn : nameVi;
        }
    }

    /**
     * What publishing would change.
     *
     * @param moving reports of which nothing has come in and that would go by it
     * @param staying reports that keep their version
     */
    public record Effect(
            int version,
            @Nullable String appliesFrom,
            List<Part> added,
            List<Part> removed,
            List<Changed> changed,
            long moving,
            long staying) {}

    public record Part(String kind, String id) {}

    public record Changed(
            String kind,
            String id,
            String what,
            @Nullable String before,
            @Nullable String after) {}

    public record Rules(int version, List<Rule> rules) {}

    /** @param enforcedBy part of the program that makes it hold; null for what is checked by expressions */
    public record Rule(
            String id,
            String title,
            String severity,
            String subject,
            @Nullable String basis,
            @Nullable String enforcedBy,
            List<Check> checks) {}

    public record Check(@Nullable List<String> fields, String holds) {}

    /** @param missing what the condition needs and was not given */
    public record Outcome(String result, List<BigDecimal> shown, List<String> missing) {}

    public List<Line> templates(Visitor visitor) {
        return http.get(visitor, uri -> uri.path("/templates").build(), new ParameterizedTypeReference<>() {});
    }

    public List<Version> versions(Visitor visitor, String code) {
        return http.get(
                visitor,
                uri -> uri.path("/templates/{code}/versions").build(code),
                new ParameterizedTypeReference<>() {});
    }

    public Template version(Visitor visitor, String code, int version) {
        return http.get(
                visitor,
                uri -> uri.path("/templates/{code}/versions/{version}").build(code, version),
                new ParameterizedTypeReference<>() {});
    }

    /** One version as it is written down, to be changed and published as the next. */
    public Download file(Visitor visitor, String code, int version) {
        return http.download(visitor, uri -> uri.path("/templates/{code}/versions/{version}/file")
                .build(code, version));
    }

    public Effect tryOut(Visitor visitor, String code, Map<String, Object> text) {
        return http.post(
                visitor,
                uri -> uri.path("/templates/{code}/versions")
                        .queryParam("dryRun", true)
                        .build(code),
                Map.of(),
                text,
                new ParameterizedTypeReference<>() {});
    }

    public void publish(Visitor visitor, String code, Map<String, Object> text, Guard guard) {
        http.write(
                HttpMethod.POST,
                visitor,
                uri -> uri.path("/templates/{code}/versions").build(code),
                guard.headers(),
                text,
                new ParameterizedTypeReference<Map<String, Object>>() {});
    }

    public List<Indicator> indicators(Visitor visitor) {
        return http.get(visitor, uri -> uri.path("/indicators").build(), new ParameterizedTypeReference<>() {});
    }

    /** Those with a text in their code or name, with or without diacritics. */
    public List<Indicator> search(Visitor visitor, String text) {
        return http.get(
                visitor,
                uri -> uri.path("/indicators").queryParam("text", "{text}").build(text),
                new ParameterizedTypeReference<>() {});
    }

    public Rules rules(Visitor visitor) {
        return http.get(visitor, uri -> uri.path("/rules").build(), new ParameterizedTypeReference<>() {});
    }

    /** Judges figures by a condition; nothing is kept. {@code previous}: figures of the period before. */
    public Outcome judge(
            Visitor visitor, String condition, Map<String, BigDecimal> figures, Map<String, BigDecimal> previous) {
        List<Outcome> outcomes = http.post(
                visitor,
                uri -> uri.path("/rules/trial").build(),
                Map.of(),
                Map.of(
                        "checks",
                        List.of(Map.of("holds", condition)),
                        "figures",
                        figures,
                        "others",
                        previous.isEmpty() ? Map.of() : Map.of("previous", previous)),
                new ParameterizedTypeReference<>() {});
        return outcomes.getFirst();
    }
}
