package vn.pcmt.console;

/** Canned answers of the notification service about alerts; one of the titles tries to be HTML. */
final class AlertAnswers {
    static final String ALERT = "o1~OVERDUE~1~canbo";
    static final String OWED = "PCMT-THANG~" + StubServices.COMMUNE + "~2026-11";

    private AlertAnswers() {}

    static String answer(String method, String path) {
        return switch (method + " " + path) {
            case "GET /api/v1/ledger/" + ALERT -> line();
            case "GET /api/v1/ledger" -> "{\"items\":[" + line() + "],\"page\":0,\"size\":50,\"total\":1}";
            case "GET /api/v1/decisions" -> """
                    {"items":[{"at":"2026-11-17T01:00:00Z","verdict":"SILENCED","obligation":"%s","kind":"OVERDUE",
                      "occasion":"overdue","unitKey":"u","unitName":"Xã Khe Sanh","officer":null,"post":null,
                      "detail":"lan-1","until":"2026-11-18T01:00:00Z",
                      "why":"Không báo: đang tạm ngừng thông báo lan-1."}],"page":0,"size":50,"total":1}""".formatted(OWED);
            case "GET /api/v1/obligations/" + OWED,
                    "POST /api/v1/obligations/" + OWED + "/snooze",
                    "POST /api/v1/obligations/" + OWED + "/handover" -> owed();
            case "GET /api/v1/obligations/" + OWED + "/colleagues" ->
                "[{\"id\":\"ct-19429\",\"name\":\"Nguyễn Văn Mẫu\",\"post\":\"Chủ tịch UBND\"}]";
            case "GET /api/v1/preferences", "PUT /api/v1/preferences" -> """
                    {"channels":["EMAIL","SMS"],"from":"07:30:00","until":null,"digest":"DAILY","language":"vi",
                     "offered":[{"channel":"EMAIL","setUp":true,"address":"bc@quangtri.example"},
                       {"channel":"ZALO","setUp":false,"address":"0912"},{"channel":"SMS","setUp":true,"address":null}],
                     "limits":{"leastHours":4,"earliest":"06:30:00","latest":"21:00:00"}}""";
            default -> null;
        };
    }

    private static String line() {
        return """
                {"alert":"%s","obligation":"%s","kind":"OVERDUE","occasion":"overdue",
                 "title":"Quá hạn: <b>báo cáo</b> tháng 11","unitKey":"u","unitName":"Xã Khe Sanh","officer":"canbo",
                 "post":"Cán bộ báo cáo","rule":"OWN_UNIT","why":"Đồng chí phụ trách báo cáo của Xã Khe Sanh.",
                 "actingFor":null,"suppressed":false,"causedAt":"2026-11-16T10:00:00Z",
                 "raisedAt":"2026-11-16T10:00:01Z","seenAt":null,"promisedOn":null,"standing":"DELIVERED",
                 "deliveries":[{"id":"d0","channel":"INBOX","state":"DELIVERED","attempts":1,
                     "at":"2026-11-16T10:00:01Z","history":[]},
                   {"id":"d1","channel":"EMAIL","state":"DELIVERED","attempts":1,"at":"2026-11-16T23:30:00Z",
                    "detail":"250 OK","reason":"Nơi nhận trả lời: 250 OK",
                    "history":[{"state":"HELD","at":"2026-11-16T10:00:01Z","reason":"Chờ đến giờ làm việc."},
                      {"state":"SENDING","at":"2026-11-16T23:30:00Z"},
                      {"state":"DELIVERED","at":"2026-11-16T23:30:00Z","reason":"Nơi nhận trả lời: 250 OK"}]}]}""".formatted(ALERT, OWED);
    }

    private static String owed() {
        return """
                {"id":"%s","owes":"REPORT","title":null,"name":"Báo cáo: Báo cáo tháng, tháng 11/2026","unitKey":"u",
                 "unitName":"Xã Khe Sanh","owner":null,"post":null,"dueAt":"2026-11-16T10:00:00Z","state":"OPEN",
                 "promisedOn":null,"snoozedUntil":null,"nextActionAt":"2026-11-23T00:00:00Z","mayAnswer":true,
                 "snoozesLeft":2,"snoozeAtMost":"2026-11-24T10:00:00Z","version":3}""".formatted(OWED);
    }
}
