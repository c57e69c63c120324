package vn.pcmt.console;

import org.jspecify.annotations.Nullable;

/** Canned answers of the report service about publications; one of the names tries to be HTML. */
final class PublicationAnswers {
    static final String ONE = "/api/v1/publications/cb-2";
    static final String OF_GROUP = "/api/v1/areas/group:xa-bien-gioi/publications";
    static final String OF_COMMUNE = "/api/v1/areas/19429@2025-07-01/publications";
    static final String ALL = "/api/v1/areas/44@2025-07-01/publications";

    private PublicationAnswers() {}

    static @Nullable String answer(String method, String path) {
        return switch (method + " " + path) {
            case "GET " + ALL -> """
                    {"items":[{"id":"cb-2","vintage":2,"name":"Số liệu <b>tháng 10</b>",
                       "embargoUntil":"2026-11-20T02:00:00Z","content":{"areaName":"Tỉnh Quảng Trị",
                       "templateName":"Báo cáo tháng","first":"2026-10","last":"2026-10",
                       "frozenAt":"2026-11-20T02:00:00Z"}}],"page":0,"size":50,"total":1}""";
            case "POST " + ALL -> "{\"id\":\"cb-3\",\"vintage\":1,\"hash\":\"ab\",\"version\":0}";
            case "GET " + ONE -> """
                    {"id":"cb-2","name":"Số liệu <b>tháng 10</b>","vintage":2,"vintages":2,"edition":"OUTSIDE",
                     "hash":"9f86d081884c7d65","intact":true,"threshold":5,"suppressed":3,
                     "embargoUntil":"2026-11-20T02:00:00Z","open":true,"by":"lanhdao","version":0,
                     "figures":{"area":"44@2025-07-01","areaName":"Tỉnh Quảng Trị","templateName":"Báo cáo tháng","first":"2026-10",
                       "last":"2026-10","frozenAt":"2026-11-20T02:00:00Z","measures":[
                       {"code":"CA01","nameVi":"Số người nghiện","nameEn":"Addicts","unit":"người","decimals":0},
                       {"code":"CA04","nameVi":"Số vụ","nameEn":"Cases","unit":"vụ","decimals":0}]}}""";
            case "GET " + ONE + "/embargo" -> """
                    [{"from":"2026-11-18T02:00:00Z","to":"2026-11-20T02:00:00Z","reason":"Chờ họp báo",
                      "by":"lanhdao","at":"2026-11-17T02:00:00Z"}]""";
            case "PUT " + ONE + "/embargo" -> """
                    {"id":"cb-2","embargoUntil":"2026-11-30T02:00:00Z","version":2}""";
            case "GET " + OF_GROUP, "GET " + OF_COMMUNE -> """
                    {"items":[],"page":0,"size":50,"total":0}""";
            case "POST " + OF_GROUP -> "{\"id\":\"cb-4\",\"vintage\":1,\"hash\":\"ab\",\"version\":0}";
            case "GET " + ONE + "/revisions" -> """
                    {"area":"44@2025-07-01","name":"Tỉnh Quảng Trị","edition":"OUTSIDE","vintages":[
                       {"id":"cb-1","vintage":1,"name":"Số liệu đầu","frozenAt":"2026-11-18T02:00:00Z"},
                       {"id":"cb-2","vintage":2,"name":"Số liệu <b>tháng 10</b>","frozenAt":"2026-11-20T02:00:00Z"}],
                     "figures":[
                       {"indicator":"CA01","first":1200,"second":1234,"latest":1234,"revision":34,"percent":2.8333,
                        "largest":34,"values":[{"vintage":1,"accepted":1200,"suppressed":false},
                          {"vintage":2,"accepted":1234,"suppressed":false}]},
                       {"indicator":"CA04","first":null,"second":null,"latest":null,"revision":null,"percent":null,
                        "largest":null,"values":[{"vintage":1,"accepted":null,"suppressed":true},
                          {"vintage":2,"accepted":null,"suppressed":true}]}]}""";
            default -> null;
        };
    }
}
