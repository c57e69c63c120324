package vn.pcmt.console;

import org.jspecify.annotations.Nullable;

/** Canned answers of the report service about ranking and classification. */
final class StandingAnswers {
    static final String RANKING = "/api/v1/areas/44@2025-07-01/ranking";
    static final String HISTORY = RANKING + "/" + StubServices.COMMUNE + "/history";
    static final String CLASSES = "/api/v1/areas/44@2025-07-01/classifications/";
    static final String CLASS = "/api/v1/units/" + StubServices.COMMUNE + "/classifications/";
    private static final String PROPOSAL = """
            {"areaClass":"II","drugFree":false,"criteria":[
              {"name":"ADDICTS","reached":"II","known":true,"arithmetic":"(28 + 12) / 27615 = 0.14 %"},
              {"name":"PLACES","reached":null,"known":false,"arithmetic":"GC11 = ?; I ≥ 2, II ≥ 1"}],
             "drugFreeBecause":[{"without":"ADDICTS_AND_USERS","holds":false,"arithmetic":"28 − 5 = 23"}],
             "doubts":["KEY_ROUTE_NOT_SAID","NOT_ACCEPTED"]}""";
    private static final String DECISION = """
            {"number":1,"areaClass":"III","drugFree":true,"reason":"Đủ <b>điều kiện</b>","by":"duyet",
             "at":"2025-12-18T03:00:00Z","proposal":%s}""".formatted(PROPOSAL);

    private StandingAnswers() {}

    static @Nullable String answer(String method, String path) {
        if (path.startsWith(CLASS)) {
            String year = path.substring(CLASS.length());
            return method.equals("PUT")
                    ? "{\"unitKey\":\"u\",\"year\":" + year + ",\"version\":2}"
                    : """
                    {"unitKey":"%s","name":"Xã Khe Sanh","year":%s,"proposed":{"proposal":%s,"report":"r-1","revision":1},
                     "decisions":[%s],"version":1}""".formatted(StubServices.COMMUNE, year, PROPOSAL, DECISION);
        }
        if (method.equals("GET") && path.startsWith(CLASSES)) {
            return classes(path.substring(CLASSES.length()));
        }
        return switch (method + " " + path) {
            case "GET " + HISTORY -> """
                    {"unitKey":"%s","name":"Xã Khe Sanh","periods":[
                      {"period":"2026-10","standing":%s},{"period":"2026-11","standing":%s}]}""".formatted(StubServices.COMMUNE, standing(3, true), standing(2, false));
            case "GET " + RANKING -> ranking();
            default -> null;
        };
    }

    private static String standing(int rank, boolean tied) {
        return """
                {"unit":"%s","peers":{"kind":"COMMUNE","border":true,"band":2},"result":69.44,"progress":68.57,
                 "quality":100.00,"score":78.35,"rank":%d,"ranked":36,"tied":%s,"why":null}""".formatted(StubServices.COMMUNE, rank, tied);
    }

    private static String ranking() {
        return """
                {"area":"44@2025-07-01","name":"Tỉnh Quảng Trị","time":{"start":"2026-10-15","end":"2026-11-14",
                  "first":"2026-11","last":"2026-11","through":"2026-11","periods":1,"over":true},
                 "asOf":"2026-11-22T02:42:07Z","lagMs":0,"formula":{"text":"(w1·kết quả) / w1","result":4,"progress":3,
                  "quality":3,"indicators":[{"indicator":"CA01","better":"LESS"}],"bands":[10000,20000]},
                 "units":{"items":[{"name":"Xã <b>Khe Sanh</b>","standing":%s,"coverage":null,"flags":[
                    {"kind":"COPIED","period":"2026-10","at":null}]},
                   {"name":"Đặc khu Cồn Cỏ","standing":{"unit":"19742@2025-07-01","peers":{"kind":"SPECIAL_ZONE",
                    "border":false,"band":0},"result":null,"progress":null,"quality":null,"score":null,"rank":null,
                    "ranked":0,"tied":false,"why":"NO_PEERS"},"coverage":null,"flags":[]}],
                  "page":0,"size":100,"total":2}}""".formatted(standing(2, true));
    }

    private static String classes(String year) {
        return """
                {"area":"44@2025-07-01","name":"Tỉnh Quảng Trị","year":%s,
                 "decided":{"units":78,"known":40,"drugFree":36,"drugFreeShare":46.15,"classes":{"II":3,"III":37}},
                 "proposed":{"units":78,"known":70,"drugFree":45,"drugFreeShare":57.69,"classes":{"II":20,"III":50}},
                 "units":{"items":[{"unitKey":"%s","name":"Xã Khe Sanh","proposed":{"proposal":%s,"report":"r-1",
                   "revision":1},"decision":%s},
                  {"unitKey":"19742@2025-07-01","name":"Đặc khu Cồn Cỏ","proposed":{"proposal":{"areaClass":null,
                   "drugFree":null,"criteria":[],"drugFreeBecause":[],"doubts":["FIGURE_MISSING"]},"report":null,
                   "revision":null},"decision":null}],"page":0,"size":100,"total":2}}""".formatted(year, StubServices.COMMUNE, PROPOSAL, DECISION);
    }
}
