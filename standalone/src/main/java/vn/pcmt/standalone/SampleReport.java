package vn.pcmt.standalone;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A report that waits to be submitted, and the curl that submits it: of a month in which nothing happened, so that what
 * was there the month before still is.
 *
 * @param id as in the address of the report
 * @param client the machine client of its unit
 * @param values one figure for every indicator of the form
 */
record SampleReport(String id, String client, Map<String, String> values) {

    private static final String TEMPLATE = "PCMT-THANG";
    private static final String REVIEWER = "role-reviewer";

    /** A report of the latest period that has not been submitted; empty if there is none. */
    static Optional<SampleReport> find(EmbeddedStack stack) {
        try (var services = new Services(stack)) {
            String period = services.get(Part.REPORT, "/api/v1/periods?last=1&template=" + TEMPLATE, REVIEWER)
                    .path("current")
                    .asString();
            JsonNode waiting = services.get(
                            Part.REPORT, "/api/v1/reports?status=EXPECTED&size=1&period=" + period, REVIEWER)
                    .path("items");
            if (waiting.isEmpty()) {
                return Optional.empty();
            }
            String id = waiting.get(0).path("id").asString();
            String unit = waiting.get(0).path("unitKey").asString();
            String client = "unit-" + unit.substring(0, unit.indexOf('@'));
            JsonNode before = services.get(Part.REPORT, "/api/v1/reports/" + id, client)
                    .path("previous")
                    .path("values");
            JsonNode template = services.get(Part.REPORT, "/api/v1/templates/" + TEMPLATE, client);
            var values = new LinkedHashMap<String, String>();
            for (JsonNode section : template.path("sections")) {
                for (JsonNode indicator : section.path("indicators")) {
                    String code = indicator.path("code").asString();
                    switch (indicator.path("kind").asString()) {
                        case "STOCK" -> values.put(code, before.path(code).asString("0"));
                        case "FLOW" -> values.put(code, "0");
                        default -> {}
                    }
                }
            }
            return Optional.of(new SampleReport(id, client, values));
        } catch (IOException | RuntimeException e) {
            org.slf4j.LoggerFactory.getLogger(SampleReport.class).warn("No example report could be found", e);
            return Optional.empty();
        }
    }

    /** Lines to paste into a shell: get a token, read the version of the report, submit it. */
    List<String> curl(EmbeddedStack stack) {
        String body = JsonMapper.shared()
                .writeValueAsString(Map.of(
                        "values",
                        values,
                        "note",
                        "DỮ LIỆU MẪU",
                        "explanations",
                        Map.of("R03", "DỮ LIỆU MẪU: không phát sinh vụ nào")));
        return List.of(
                "TOKEN=$(curl -s -u '" + client + ":" + stack.secrets().clientSecret(client)
                        + "' -d grant_type=client_credentials " + stack.url(Part.IDENTITY)
                        + "/oauth2/token | sed 's/.*\"access_token\":\"\\([^\"]*\\)\".*/\\1/')",
                "REPORT='" + stack.url(Part.REPORT) + "/api/v1/reports/" + id + "'",
                "ETAG=$(curl -s -D - -o /dev/null -H \"Authorization: Bearer $TOKEN\" \"$REPORT\""
                        + " | tr -d '\\r' | sed -n 's/^[Ee][Tt][Aa][Gg]: //p')",
                "curl -i -X POST \"$REPORT/submission\" -H \"Authorization: Bearer $TOKEN\" -H \"If-Match: $ETAG\""
                        + " -H \"Idempotency-Key: example-$(date +%s)\" -H 'Content-Type: application/json' -d '" + body
                        + "'");
    }
}
