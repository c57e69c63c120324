package vn.pcmt.console;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** Canned answers about drafts, files, workbooks and review, in the shapes of the report service. */
final class ReportingAnswers {
    private static final JsonMapper JSON = new JsonMapper();
    private static final String REPORTS = "/api/v1/reports/" + StubServices.REPORT;
    static final String SHA = "abababababababababababababababababababababababababababababababab";

    private ReportingAnswers() {}

    static String answer(String method, String path, Map<String, String> query, String body, String accept) {
        if (path.equals(REPORTS + "/workbook")) {
            return workbook(method, query, accept);
        }
        Object value =
                switch (method + " " + path.replace(REPORTS, "")) {
                    case "GET /draft" -> draft();
                    case "PUT /draft", "DELETE /draft", "POST /draft/proposal", "POST /draft/return" ->
                        Map.of("id", StubServices.REPORT, "version", 4, "baseRevision", 1);
                    case "POST /draft/submission" -> receipt();
                    case "POST /evaluation" -> evaluation(body);
                    case "GET /attachments" -> files();
                    case "POST /attachments" -> Map.of("report", StubServices.REPORT, "sha256", SHA, "version", 4);
                    case "DELETE /attachments/" + SHA -> receipt();
                    case "GET /revisions/1" ->
                        Map.of(
                                "number",
                                1,
                                "values",
                                Map.of("GC01", 2, "CA01", 40),
                                "narratives",
                                Map.of("tinh-hinh", "Ổn định"));
                    case "GET /revisions/2" ->
                        Map.of(
                                "number",
                                2,
                                "values",
                                Map.of("GC01", "2.0", "CA01", 39),
                                "narratives",
                                Map.of("tinh-hinh", "Đã giảm"));
                    case "GET /revisions/1/effect" -> effect();
                    case "POST /acceptance", "POST /return" -> receipt();
                    case "GET /api/v1/review-queue" -> queue(query);
                    case "POST /api/v1/acceptances" -> acceptance("QUEUED", 0, 0);
                    case "GET /api/v1/acceptances/a1" -> acceptance("DONE", 2, 1);
                    case "POST /api/v1/acceptances/a1/cancellation" -> acceptance("CANCELLED", 1, 0);
                    case "GET /api/v1/acceptances/a1/reports" ->
                        Map.of(
                                "items",
                                List.of(Map.of(
                                        "report",
                                        StubServices.REPORT,
                                        "unitName",
                                        "Xã Khe Sanh",
                                        "revision",
                                        1,
                                        "left",
                                        "ODD",
                                        "odd",
                                        List.of("WARNING", "OUTLIER"))),
                                "page",
                                0,
                                "size",
                                200,
                                "total",
                                1);
                    default -> method.equals("POST") && path.startsWith("/api/v1/alerts/") ? receipt() : null;
                };
        return value == null ? null : JSON.writeValueAsString(value);
    }

    private static Object receipt() {
        return Map.of("id", "x", "revision", 2, "status", "SUBMITTED", "submittedAt", "2026-11-22T02:52:00Z");
    }

    static Map<String, Object> draft() {
        Map<String, Object> d = new LinkedHashMap<>();
        d.put("id", StubServices.REPORT);
        d.put("version", 3);
        d.put("baseRevision", 1);
        d.put("written", true);
        d.put("values", Map.of("GC01", "2", "GC05", "1234.5", "CA01", "39"));
        d.put("nothingToReport", List.of());
        d.put("narratives", Map.of("tinh-hinh", "Ổn định"));
        d.put("attachments", List.of(SHA));
        d.put("explanations", Map.of("R13", "Chưa khởi tố"));
        d.put("note", null);
        d.put("reason", null);
        d.put("edits", List.of(Map.of("pointer", "/values/CA01", "by", "bc-19429-2", "at", "2026-11-21T02:00:00Z")));
        d.put("correction", false);
        d.put("confirmation", false);
        d.put("previous", Map.of("period", "2026-10", "values", Map.of("GC01", 1, "CA01", 38, "GC05", 0)));
        d.put("openings", Map.of("CA01", 38));
        return d;
    }

    /** What is heavier than nothing without a case is warned of; the unit's words explain it. */
    private static Object evaluation(String body) {
        if (!body.contains("\"GC05\"")) {
            return Map.of("acceptable", true, "lines", List.of());
        }
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("pointer", "/values/GC05");
        line.put("code", "R13");
        line.put("severity", "WARNING");
        line.put("message", "GC05 = 1.234,5 nhưng GC01 = 0");
        line.put("rule", "R13");
        line.put("explained", body.contains("\"R13\""));
        return Map.of("acceptable", body.contains("\"R13\""), "lines", List.of(line));
    }

    private static Object files() {
        return List.of(Map.of(
                "name",
                "bien-ban.pdf",
                "mediaType",
                "application/pdf",
                "size",
                1_234_567,
                "sha256",
                SHA,
                "scan",
                "NOT_SCANNED",
                "by",
                "bc-19429",
                "at",
                "2026-11-21T02:00:00Z",
                "revisions",
                List.of()));
    }

    private static String workbook(String method, Map<String, String> query, String accept) {
        if (method.equals("GET") || !accept.contains("json")) {
            return "PK workbook";
        }
        if (query.containsKey("confirm")) {
            return JSON.writeValueAsString(receipt());
        }
        return JSON.writeValueAsString(Map.of(
                "id",
                StubServices.REPORT,
                "revision",
                1,
                "fits",
                true,
                "figures",
                List.of(Map.of("indicator", "GC05", "name", "Heroin", "cell", "F12", "entered", "12.5", "previous", 3)),
                "nothingToReport",
                List.of(),
                "errors",
                List.of()));
    }

    private static Object queue(Map<String, String> query) {
        boolean clean = "true".equals(query.get("clean"));
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("id", StubServices.REPORT);
        item.put("template", "PCMT-THANG");
        item.put("unitKey", StubServices.COMMUNE);
        item.put("unitName", clean ? "Xã Hải Lăng" : "Xã Khe Sanh");
        item.put("period", "2026-11");
        item.put("status", "SUBMITTED");
        item.put("revision", 2);
        item.put("version", 3);
        item.put("dueAt", "2026-11-16T10:00:00Z");
        item.put("submittedAt", "2026-11-17T03:00:00Z");
        item.put("timeliness", "LATE");
        item.put("clean", clean);
        item.put("odd", clean ? List.of() : List.of("WARNING", "OUTLIER", "SENT_BACK"));
        item.put(
                "findings",
                clean
                        ? List.of()
                        : List.of(Map.of(
                                "finding",
                                Map.of(
                                        "rule",
                                        "R13",
                                        "check",
                                        "R13",
                                        "severity",
                                        "WARNING",
                                        "indicator",
                                        "GC05",
                                        "figures",
                                        List.of(1234.5, 0),
                                        "explanation",
                                        "Chưa khởi tố"),
                                "text",
                                "GC05 = 1.234,5 nhưng GC01 = 0")));
        item.put(
                "outliers",
                clean
                        ? List.of()
                        : List.of(Map.of(
                                "figures",
                                Map.of("kind", "OWN_HISTORY", "indicator", "CA01", "of", 12),
                                "text",
                                "CA01 = 39, thường quanh 20")));
        item.put("openings", List.of());
        item.put("remarks", List.of());
        item.put(
                "changes",
                Map.of("since", 1, "fields", List.of(Map.of("field", "CA01", "before", "40", "after", "39"))));
        List<Object> items = List.of(item);
        int total = clean ? 2 : 1;
        if (!query.containsKey("template") && !query.containsKey("clean")) {
            // More wait than one answer holds; the last one is of another form.
            total = 201;
            Map<String, Object> last = new LinkedHashMap<>(item);
            last.put("template", "PCMT-QUY");
            last.put("period", "2026-Q3");
            items = !"200".equals(query.get("size"))
                    ? items
                    : "0".equals(query.get("page")) ? Collections.nCopies(200, item) : List.of(last);
        }
        return Map.of(
                "asOf",
                "2026-11-22T02:42:07Z",
                "counts",
                Map.of("waiting", 3, "clean", 2, "odd", 1, "returned", 1),
                "items",
                items,
                "page",
                0,
                "size",
                50,
                "total",
                total);
    }

    private static Object acceptance(String state, int accepted, int left) {
        return Map.of(
                "id",
                "a1",
                "state",
                state,
                "area",
                StubServices.PROVINCE,
                "template",
                "PCMT-THANG",
                "period",
                "2026-11",
                "reports",
                3,
                "accepted",
                accepted,
                "left",
                left);
    }

    private static Object effect() {
        return Map.of(
                "report",
                StubServices.REPORT,
                "revision",
                1,
                "received",
                Map.of(
                        "at",
                        "2026-11-17T03:00:00Z",
                        "by",
                        "bc-19429",
                        "moved",
                        List.of(Map.of(
                                "area",
                                "44@2025-07-01",
                                "areaName",
                                "Tỉnh Quảng Trị",
                                "basis",
                                "TODAY",
                                "indicator",
                                "CA01",
                                "before",
                                38,
                                "after",
                                39,
                                "difference",
                                1))));
    }
}
