package vn.pcmt.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Canned answers of the services about what an administrator keeps in order. */
final class AdministrationAnswers {
    static final String REORGANISATIONS = "/api/v1/reorganisations";

    static final String ONE_OFFICER = "/api/v1/officers/bc-19429";

    /** Away all the time, with one who acts. */
    private static final String OFFICER = """
            {"id":"bc-19429","name":"Nguyễn <b>Thị</b> Hoa","post":"Cán bộ báo cáo","unitKey":"19429@2025-07-01",
             "roles":["COMMUNE_REPORTER"],"email":"hoa@example.test","phone":null,
             "posts":[{"title":"Cán bộ báo cáo","unitKey":"19429@2025-07-01","from":"2025-07-01","to":null}],
             "leaves":[{"from":"2020-01-01","to":"2099-01-01","deputy":"ct-19429"}],"until":null,"inOffice":true}""";

    private AdministrationAnswers() {}

    static @Nullable String answer(String method, String path, Map<String, String> query) {
        String units = "/api/v1/units/";
        if (method.equals("GET") && path.startsWith(units) && path.endsWith("/history")) {
            return """
                    {"items":[{"version":2,"at":"2026-03-01T02:00:00Z","actor":"quantri","what":"unit.amended",
                       "cause":null,"fields":[{"field":"population","before":"1000","after":"<b>1234</b>"}]}],
                     "page":0,"size":50,"total":1}""";
        }
        if (method.equals("GET") && path.startsWith(units)) {
            String known = StubAnswers.unit(path.substring(units.length()));
            return known != null ? known : above(path.substring(units.length()));
        }
        return switch (method + " " + path) {
            case "GET " + REORGANISATIONS -> """
                    {"items":[
                       {"reorganisation":{"id":"sx-1","effectiveOn":"2099-01-01","kind":"MERGE",
                         "from":["19429@2025-07-01","19681@2025-07-01"],"into":{"code":"19999","name":"Xã <i>Mới</i>",
                         "kind":"COMMUNE","border":false},"parts":[],"decision":"1/NQ"},
                        "status":"PLANNED","decidedBy":"quantri","decidedAt":"2026-11-20T02:00:00Z","problems":[],
                        "version":7},
                       {"reorganisation":{"id":"sx-0","effectiveOn":"2025-07-01","kind":"RENAME",
                         "from":["19333@2025-07-01"],"parts":[],"name":"Phường Đông Hà"},
                        "status":"IN_EFFECT","decidedBy":"system","decidedAt":"2025-07-01T02:00:00Z","problems":[],
                        "version":2}],"page":0,"size":50,"total":2}""";
            case "POST " + REORGANISATIONS ->
                "true".equals(query.get("dryRun"))
                        ? """
                    {"atOnce":false,"redirected":12,"renamed":[],
                     "begins":[{"key":"19999@2099-01-01","name":"Xã Mới","kind":"COMMUNE","parent":"Tỉnh Quảng Trị",
                       "population":24690}],
                     "ends":[{"key":"19429@2025-07-01","name":"Xã Khe Sanh","leads":[
                       {"key":"19999@2099-01-01","name":"Xã Mới","share":1}]}]}"""
                        : "{\"id\":\"sx-2\",\"status\":\"PLANNED\",\"begins\":[],\"version\":0}";
            case "DELETE " + REORGANISATIONS + "/sx-1" ->
                "{\"id\":\"sx-1\",\"status\":\"UNDONE\",\"begins\":[],\"version\":8}";
            case "GET /api/v1/rebuilds" -> """
                    {"current":4,"items":[
                      {"generation":4,"phase":"SWAPPED","by":"quantri","begun":"2026-11-01T02:00:00Z","compared":24,
                       "toCompare":24,"mended":2,"checksum":"ab","wrong":[],"ended":"2026-11-01T02:05:00Z"}]}""";
            case "POST /api/v1/rebuilds", "POST /api/v1/rebuilds/5/cancellation" -> "{}";
            case "POST /api/v1/reconciliations" ->
                "{\"at\":\"2026-11-20T02:00:00Z\",\"differences\":[],\"unsettled\":[]}";
            case "GET /api/v1/officers" ->
                "{\"items\":[" + OFFICER + ",{\"id\":\"ct-19429\",\"name\":\"Đỗ Văn An\","
                        + "\"post\":\"Chủ tịch\",\"unitKey\":\"19429@2025-07-01\",\"roles\":[\"COMMUNE_HEAD\"],"
                        + "\"posts\":[],\"leaves\":[],\"inOffice\":true}],\"page\":0,\"size\":50,\"total\":2}";
            case "GET " + ONE_OFFICER -> OFFICER;
            case "GET " + ONE_OFFICER + "/history" -> "{\"items\":[],\"page\":0,\"size\":50,\"total\":0}";
            case "POST /api/v1/officers",
                    "PUT " + ONE_OFFICER,
                    "PUT " + ONE_OFFICER + "/leaves",
                    "POST " + ONE_OFFICER + "/departure",
                    "DELETE " + ONE_OFFICER + "/departure" -> "{\"id\":\"bc-19429\",\"version\":4}";
            case "GET /api/v1/audit" -> """
                    {"items":[{"number":12,"at":"2026-11-20T02:00:00Z","phase":"ENDED","actor":"<b>quantri</b>",
                       "roles":["ADMIN"],"unit":"44@2025-07-01","client":"console","token":"t","address":"10.1.2.3",
                       "action":"POST /api/v1/plans/{id}/issue","object":"/api/v1/plans/ab/issue","status":200,
                       "request":"r","seal":"s"}],"next":11}""";
            case "GET /api/v1/audit/verification" ->
                "{\"intact\":true,\"records\":1234,\"last\":\"s\",\"keyed\":true,\"findings\":[]}";
            default -> null;
        };
    }

    private static @Nullable String above(String key) {
        return switch (key) {
            case StubServices.PROVINCE -> """
                    {"key":"44@2025-07-01","code":"44","name":"Tỉnh Quảng Trị","kind":"PROVINCE",
                     "validFrom":"2025-07-01","border":true,"population":1870845,"path":["44@2025-07-01","VN"],
                     "today":[{"share":1,"path":["44@2025-07-01","VN"]}]}""";
            case "VN" -> """
                    {"key":"VN","code":"VN","name":"Việt Nam","kind":"COUNTRY","validFrom":"1976-07-02",
                     "border":true,"path":["VN"],"today":[{"share":1,"path":["VN"]}]}""";
            default -> null;
        };
    }
}
