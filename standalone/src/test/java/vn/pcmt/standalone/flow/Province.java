package vn.pcmt.standalone.flow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.flow.Http.Answer;

/** The people of the province, speaking to the running system over HTTP with their own tokens. */
public final class Province implements AutoCloseable {
    public static final String TEMPLATE = "PCMT-THANG";
    public static final String KEY = "44@2025-07-01";
    public static final String COUNTRY = "VN";

    /** What a unit says to any warning; what no rule asks for is dropped. */
    public static final Map<String, String> EXPLANATIONS = Stream.of(
                    "R01", "R03", "R06", "R10", "R11", "R13", "R14", "R15", "R17")
            .collect(Collectors.toMap(rule -> rule, rule -> "Đã kiểm tra lại"));

    private final EmbeddedStack stack;
    private final Http http = new Http();
    private volatile List<JsonNode> indicators = List.of();

    public Province(EmbeddedStack stack) {
        this.stack = stack;
    }

    /** Today's communes: key → name, in the order of the service. */
    public Map<String, String> communes() {
        Map<String, String> communes = new LinkedHashMap<>();
        get(Part.PLAN, "role-leader", "/api/v1/units?level=COMMUNE&under=" + encoded(KEY) + "&size=200")
                .body()
                .path("items")
                .forEach(unit -> communes.put(
                        unit.path("key").asString(), unit.path("name").asString()));
        return communes;
    }

    /** Leadership issues a plan that requires the monthly report from a first to a last period. */
    public String issuePlan(String firstPeriod, String lastPeriod) {
        return issuePlan(KEY, firstPeriod, lastPeriod);
    }

    /** As above, of every commune of an area. */
    public String issuePlan(String area, String firstPeriod, String lastPeriod) {
        Answer draft = post(
                        Part.PLAN, "role-leader", "/api/v1/plans", null, reportingPlan(area, firstPeriod, lastPeriod))
                .orFail();
        String id = draft.body().path("id").asString();
        post(Part.PLAN, "role-leader", "/api/v1/plans/" + id + "/issue", draft.etag(), Map.of())
                .orFail();
        return id;
    }

    /** A plan that requires the monthly report of every commune of an area. */
    public static Map<String, Object> reportingPlan(String area, String firstPeriod, String lastPeriod) {
        return Map.of(
                "kind", "REPORTING",
                "title", "Báo cáo tháng",
                "issuer", "UBND tỉnh Quảng Trị",
                "scope", List.of(area),
                "requirements",
                        List.of(Map.of(
                                "id",
                                "bao-cao-thang",
                                "template",
                                TEMPLATE,
                                "frequency",
                                "MONTHLY",
                                "scope",
                                List.of(area),
                                "firstPeriod",
                                firstPeriod,
                                "lastPeriod",
                                lastPeriod)));
    }

    /** An administrator records an officer; the machine client of the post speaks for him, and can read his inbox. */
    public void registerOfficer(String id, String unit, String role) {
        var officer = Map.of(
                "id",
                id,
                "officer",
                Map.of(
                        "name",
                        "Cán bộ " + id,
                        "post",
                        "Cán bộ",
                        "unitKey",
                        unit,
                        "roles",
                        List.of(role),
                        "email",
                        id + "@quangtri.example"));
        post(Part.PLAN, "role-admin", "/api/v1/officers", null, officer).orFail();
    }

    /** The latest period whose window has opened. */
    public String currentPeriod() {
        return get(Part.REPORT, "role-leader", "/api/v1/periods?template=" + TEMPLATE + "&last=3")
                .body()
                .path("current")
                .asString();
    }

    /** The latest periods whose windows have opened, the latest first. */
    public List<String> periods(int count) {
        String current = currentPeriod();
        return IntStream.range(0, count)
                .mapToObj(back -> YearMonth.parse(current).minusMonths(back).toString())
                .toList();
    }

    /**
     * A complete set of values that obeys the rules if what is given does: 9,000 residents and zero for every other entered
     * indicator; addicts are all at large.
     */
    public Map<String, Object> values(Map<String, ?> given) {
        Map<String, Object> values = new HashMap<>();
        indicators().forEach(indicator -> values.put(indicator.path("code").asString(), 0));
        values.put("QL01", 9_000);
        values.putAll(given);
        values.put("CA04", values.get("CA01"));
        return values;
    }

    /** A complete set of values of a period in which nothing happened: what was there before a report still is. */
    public Map<String, Object> quiet(JsonNode report) {
        JsonNode before = report.path("previous").path("values");
        Map<String, Object> values = new HashMap<>();
        indicators().forEach(indicator -> {
            String code = indicator.path("code").asString();
            boolean stock = indicator.path("kind").asString().equals("STOCK");
            values.put(
                    code,
                    stock && before.has(code) ? new BigDecimal(before.path(code).asString()) : BigDecimal.ZERO);
        });
        return values;
    }

    private List<JsonNode> indicators() {
        if (indicators.isEmpty()) {
            indicators = get(Part.REPORT, "role-leader", "/api/v1/templates/" + TEMPLATE)
                    .body()
                    .path("sections")
                    .valueStream()
                    .flatMap(section -> section.path("indicators").valueStream())
                    .filter(indicator -> !indicator.path("kind").asString().equals("RATIO"))
                    .toList();
        }
        return indicators;
    }

    /** The id of a report. */
    public static String report(String unit, String period) {
        return String.join("~", TEMPLATE, unit, period);
    }

    /** The machine client of a commune's reporter. */
    public static String reporter(String unit) {
        return "unit-" + unit.substring(0, unit.indexOf('@'));
    }

    /** The officer who reports for a commune, for whom its machine client speaks. */
    public static String officer(String unit) {
        return "bc-" + unit.substring(0, unit.indexOf('@'));
    }

    /** The machine client of a commune's head. */
    public static String head(String unit) {
        return "head-" + unit.substring(0, unit.indexOf('@'));
    }

    /** A report as its reporter sees it. */
    public Answer read(String report) {
        return get(Part.REPORT, reporter(report.split("~")[1]), "/api/v1/reports/" + encoded(report));
    }

    /** A command on a report, against its state just now, with a key of its own. */
    public Answer command(String client, String report, String command, Object body) {
        Answer now = read(report).orFail();
        return post(Part.REPORT, client, "/api/v1/reports/" + encoded(report) + "/" + command, now.etag(), body);
    }

    /** The reporter submits. */
    public Answer submit(String report, Map<String, ?> given) {
        return command(reporter(report.split("~")[1]), report, "submission", Map.of("values", values(given)));
    }

    /** The reporter corrects what was accepted. */
    public Answer correct(String report, Map<String, ?> given, String reason) {
        return command(
                reporter(report.split("~")[1]),
                report,
                "correction",
                Map.of("values", values(given), "reason", reason));
    }

    /** The reviewer accepts a revision. */
    public Answer accept(String report, int revision) {
        return command("role-reviewer", report, "acceptance", Map.of("revision", revision));
    }

    /** The reviewer sends the latest revision back. */
    public Answer giveBack(String report, String reason) {
        return command("role-reviewer", report, "return", Map.of("reason", reason));
    }

    /** The totals of an area. */
    public JsonNode totals(String area, String period, Basis basis) {
        return get(
                        Part.REPORT,
                        "role-leader",
                        "/api/v1/areas/" + encoded(area) + "/totals?template=" + TEMPLATE + "&period=" + period
                                + "&basis=" + basis)
                .orFail()
                .body();
    }

    /** The received sum of an indicator; null if it is missing. */
    public static BigDecimal received(JsonNode totals, String indicator) {
        return figure(totals, indicator, "received");
    }

    /** The accepted sum of an indicator; null if it is missing. */
    public static BigDecimal accepted(JsonNode totals, String indicator) {
        return figure(totals, indicator, "accepted");
    }

    private static BigDecimal figure(JsonNode totals, String indicator, String part) {
        for (JsonNode figure : totals.path("figures")) {
            if (figure.path("indicator").asString().equals(indicator)) {
                JsonNode value = figure.path(part);
                return value.isNumber() ? new BigDecimal(value.asString()).stripTrailingZeros() : null;
            }
        }
        return null;
    }

    /** The alerts of one kind in an officer's inbox. */
    public List<JsonNode> inbox(String client, String kind) {
        return get(Part.NOTIFICATION, client, "/api/v1/inbox?size=200")
                .orFail()
                .body()
                .path("items")
                .valueStream()
                .filter(alert -> alert.path("kind").asString().equals(kind))
                .toList();
    }

    /** Asks as a machine client. */
    public Answer get(Part part, String client, String path) {
        try {
            return http.get(stack.url(part).resolve(path), stack.tokenFor(client));
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        }
    }

    /** Commands as a machine client, with a fresh key. */
    public Answer post(Part part, String client, String path, String etag, Object body) {
        return post(part, client, path, etag, UUID.randomUUID().toString(), body);
    }

    /** Commands as a machine client. */
    public Answer post(Part part, String client, String path, String etag, String key, Object body) {
        try {
            URI uri = stack.url(part).resolve(path);
            return http.post(
                    uri, stack.tokenFor(client), etag, key, JsonMapper.shared().writeValueAsString(body));
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        }
    }

    /** Sends a CSV file as a machine client, with a fresh key. */
    public Answer postCsv(Part part, String client, String path, String file) {
        return postFile(part, client, path, "text/csv", file.getBytes(StandardCharsets.UTF_8));
    }

    /** Sends a file of a media type as a machine client, with a fresh key. */
    public Answer postFile(Part part, String client, String path, String type, byte[] file) {
        try {
            return http.postFile(
                    stack.url(part).resolve(path),
                    stack.tokenFor(client),
                    UUID.randomUUID().toString(),
                    type,
                    file);
        } catch (IOException noAnswer) {
            throw new UncheckedIOException(noAnswer);
        }
    }

    /** Waits until something holds, while answers may still be missing. */
    public static void eventually(Duration atMost, org.awaitility.core.ThrowingRunnable holds) {
        Awaitility.await().atMost(atMost).pollInterval(Duration.ofMillis(50)).untilAsserted(holds);
    }

    public static String encoded(String segment) {
        return URLEncoder.encode(segment, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.close();
    }
}
