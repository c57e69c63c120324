package vn.pcmt.console;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Canned answers of the services about what an administrator keeps in order. */
final class AdministrationAnswers {
    static final String REORGANISATIONS = "/api/v1/reorganisations";

    static final String ONE_IMPORT = "/api/v1/report-imports/n1";

    /** A file of eight reports, one of which cannot be taken. */
    static String imported(String state, boolean tried) {
        return """
                {"id":"n1","state":"%s","format":"XLSX","dryRun":%s,"mapping":null,"edition":null,"reports":8,"taken":7,
                 "unchanged":0,"refused":1,"values":280,"share":40,"confirmable":%s,"begun":"2020-11-20T02:00:00Z",
                 "done":null,"failure":null}""".formatted(state, tried, tried);
    }

    static final String ONE_LETTER = "/api/v1/dead-letters/report-past~report-events~1~42";
    static final String LETTER = """
            {"id":"report-past~report-events~1~42","version":3,"state":"WAITING","topic":"report-events",
             "group":"report-past","key":"PCMT-THANG~19429@2025-07-01~2026-11","partition":1,"offset":42,
             "writtenAt":"2026-11-20T02:00:00Z","parkedAt":"2026-11-20T02:00:01Z",
             "exception":"java.lang.IllegalStateException","cause":"không đọc được <b>nội dung</b>",
             "eventId":"019a8ad6-7c2e-7000-8000-000000000001","type":"report.submitted.v1",
             "payload":"{\\"version\\":1}","correction":null,"ending":null,
             "failure":{"by":"quantri","at":"2026-11-20T03:00:00Z","cause":"vẫn lỗi"}}""";
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
            case "PUT /api/v1/units/19429@2025-07-01" -> "{\"key\":\"19429@2025-07-01\",\"version\":4}";
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
            case "GET /api/v1/templates/PCMT-THANG/versions" -> """
                    [{"code":"PCMT-THANG","version":1,"appliesFrom":null,"by":"system","at":"2025-07-01T02:00:00Z"}]""";
            case "GET /api/v1/templates/PCMT-THANG/versions/1/file" ->
                "{\"code\":\"PCMT-THANG\",\"name\":\"Báo cáo <b>tháng</b>\",\"sections\":[]}";
            case "POST /api/v1/templates/PCMT-THANG/versions" ->
                "true".equals(query.get("dryRun")) ? """
                    {"code":"PCMT-THANG","version":2,"replaces":1,"added":[{"kind":"INDICATOR","id":"CA99"}],
                     "removed":[],"changed":[{"kind":"SECTION","id":"i","what":"title","before":"A","after":"B"}],
                     "moving":78,"staying":3}""" : "{\"code\":\"PCMT-THANG\",\"version\":2,\"by\":\"quantri\"}";
            case "GET /api/v1/rules" -> """
                    {"version":3,"rules":[{"id":"L01","title":"Tổng bằng các phần","severity":"ERROR",
                      "subject":"REPORT","basis":"TT 1","enforcedBy":null,
                      "checks":[{"fields":[],"holds":"CA01 <= CA02"}]}]}""";
            case "POST /api/v1/rules/trial" -> "[{\"result\":\"BROKEN\",\"shown\":[],\"missing\":[]}]";
            case "GET /api/v1/calendars/2026" -> """
                    {"year":2026,"decided":false,"version":0,
                     "days":[{"date":"2026-09-02","kind":"HOLIDAY","name":"Quốc <b>khánh</b>","source":null}],
                     "undecided":[{"date":"2026-11-24","kind":"HOLIDAY","basis":"CULTURE_DAY","name":"Ngày văn hóa"}]}""";
            case "GET /api/v1/calendars/2026/changes" -> "{\"items\":[],\"page\":0,\"size\":50,\"total\":0}";
            case "POST /api/v1/calendars/2026/changes" -> """
                    {"year":2026,"dryRun":true,"version":0,"moves":[{"template":"PCMT-THANG","period":"2026-11",
                      "level":"COMMUNE","from":"2026-11-16T10:00:00Z","to":"2026-11-17T10:00:00Z","reports":78}]}""";
            case "GET /api/v1/audit" -> """
                    {"items":[{"number":12,"at":"2026-11-20T02:00:00Z","phase":"ENDED","actor":"<b>quantri</b>",
                       "roles":["ADMIN"],"unit":"44@2025-07-01","client":"console","token":"t","address":"10.1.2.3",
                       "action":"POST /api/v1/plans/{id}/issue","object":"/api/v1/plans/ab/issue","status":200,
                       "request":"r","seal":"s"}],"next":11}""";
            case "POST /api/v1/report-imports", "GET " + ONE_IMPORT -> imported("DONE", true);
            case "POST " + ONE_IMPORT + "/confirmation" -> imported("QUEUED", false);
            case "POST " + ONE_IMPORT + "/cancellation" -> imported("CANCELLED", false);
            case "GET " + ONE_IMPORT + "/rows" -> """
                    {"items":[{"row":4,"sheet":"","unit":"19430","report":null,"errors":[{"place":"C4","field":"CA01",
                      "code":"malformed","message":"Không phải số <b>"}]}],"page":0,"size":50,"total":1}""";
            case "GET /api/v1/settings" -> """
                    {"items":[{"name":"pcmt.notification.quiet-hours.enabled","value":"true"},
                     {"name":"pcmt.report.ranking.result","value":"0.5"},{"name":"pcmt.unheard.of","value":"3"}]}""";
            case "GET /api/v1/dead-letters" -> "{\"items\":[" + LETTER + "],\"page\":0,\"size\":50,\"total\":1}";
            case "GET " + ONE_LETTER, "PUT " + ONE_LETTER + "/correction", "POST " + ONE_LETTER + "/discard" -> LETTER;
            case "POST " + ONE_LETTER + "/redrive" -> "{\"letter\":" + LETTER + ",\"waiting\":0,\"stopped\":null}";
            case "GET " + ONE_LETTER + "/dry-run" -> """
                    {"unreadable":null,"violations":[{"pointer":"/report/values","message":"integer expected"}],
                     "earlier":["report-past~report-events~1~41"],"later":2,"way":"CONSUMER","processed":false,
                     "changes":[{"what":["Tỉnh Quảng Trị","CA01","RECEIVED"],"before":"12","after":"14"}]}""";
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
