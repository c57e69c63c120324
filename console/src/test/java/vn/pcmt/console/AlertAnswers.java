package vn.pcmt.console;

/** Canned answers of the notification service about alerts; one of the titles tries to be HTML. */
final class AlertAnswers {
    static final String ALERT = "o1~OVERDUE~1~canbo";
    static final String OWED = "PCMT-THANG~" + StubServices.COMMUNE + "~2026-11";

    static final String WORDING = "/api/v1/message-templates/alert.any.OVERDUE.title/vi";

    private static final String TREE = """
            {"name":"in-charge","matchers":[],"receivers":[{"who":"IN_CHARGE"}],"group":null,"goOn":false,"routes":[
              {"name":"bao-cao-cham","matchers":[{"field":"OWES","values":["REPORT"],"not":false},
                 {"field":"KIND","values":["OVERDUE"],"not":false}],
               "receivers":[{"who":"REVIEWER"},{"who":"OFFICER","officer":"duyet"}],
               "group":{"first":"PT30M","interval":"PT4H","repeat":"P2D"},"goOn":true,"routes":[]},
              {"name":"con-lai","matchers":[{"field":"UNIT","values":["19429@2025-07-01"],"not":true}],
               "receivers":[],"group":null,"goOn":false,"routes":[]}]}""";

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
            case "GET /api/v1/push-subscriptions" -> """
                    {"publicKey":"BKey","browsers":[{"id":"b1","service":"fcm.googleapis.com",
                     "since":"2026-11-20T01:00:00Z"}]}""";
            case "PUT /api/v1/push-subscriptions" ->
                "{\"id\":\"b2\",\"service\":\"fcm.googleapis.com\",\"since\":\"2026-11-20T01:00:00Z\"}";
            case "DELETE /api/v1/push-subscriptions/b1" -> "{}";
            default -> rules(method + " " + path);
        };
    }

    /** About routes, silences and words. */
    private static String rules(String call) {
        return switch (call) {
            case "GET /api/v1/routes", "PUT /api/v1/routes" ->
                "{\"version\":3,\"tree\":%s,\"setBy\":\"quantri\",\"setAt\":\"2026-11-20T01:00:00Z\"}".formatted(TREE);
            case "GET /api/v1/routes/versions" ->
                "[{\"version\":3,\"tree\":%s,\"setBy\":\"quantri\",\"setAt\":\"2026-11-20T01:00:00Z\"}]"
                        .formatted(TREE);
            case "GET /api/v1/routes/dry-run", "POST /api/v1/routes/dry-run" -> """
                    {"asked":[{"route":"in-charge","matched":true},{"route":"bao-cao-cham","matched":false}],
                     "told":[{"officer":"ct-19429","post":"Chủ tịch UBND","route":"in-charge","rule":"HEAD",
                       "actingFor":null,"away":false,"grouped":true,"at":"2026-11-22T23:30:00Z"}],
                     "mutedBy":"lan-1","mutedUntil":"2026-11-25T10:00:00Z"}""";
            case "GET /api/v1/silences", "GET /api/v1/outages" -> """
                    {"items":[{"id":"lan-1","area":"19429@2025-07-01","areaName":"Xã Khe Sanh","matchers":[
                       {"field":"OWES","values":["REPORT","TASK"],"not":false},
                       {"field":"KIND","values":["CLOSED"],"not":true}],"reason":"Mất mạng <i>do bão</i>",
                      "author":"quantri","post":"Quản trị hệ thống","from":"2026-11-20T01:00:00Z",
                      "until":"2026-11-25T10:00:00Z","endedBy":null,"inForce":true,"version":0}],
                     "page":0,"size":50,"total":1}""";
            case "POST /api/v1/silences", "POST /api/v1/outages", "POST /api/v1/outages/lan-1/end" ->
                "{\"id\":\"lan-1\",\"area\":\"x\",\"areaName\":\"x\",\"matchers\":[],\"reason\":\"x\",\"author\":\"x\",\"inForce\":true,\"version\":0}";
            case "GET /api/v1/message-templates" ->
                "[{\"key\":\"alert.any.OVERDUE.title\",\"versions\":{\"vi\":2,\"en\":0}},{\"key\":\"mail.text\",\"versions\":{\"vi\":0,\"en\":0}}]";
            case "GET " + WORDING, "PUT " + WORDING -> """
                    {"key":"alert.any.OVERDUE.title","language":"vi","source":"Quá hạn: {{subject}}",
                     "names":["subject","unit"],"original":"Nguyên bản {{subject}}","version":2,"history":[
                       {"version":2,"source":"Quá hạn: {{subject}}","by":"quantri","at":"2026-11-20T01:00:00Z"},
                       {"version":1,"source":"Chậm: {{subject}}","by":"quantri","at":"2026-11-10T01:00:00Z"}]}""";
            case "GET " + WORDING + "/samples" ->
                "[{\"alert\":\"%s\",\"title\":\"Quá hạn\",\"unitName\":\"Xã Khe Sanh\",\"raisedAt\":\"2026-11-20T01:00:00Z\"}]"
                        .formatted(ALERT);
            case "POST " + WORDING + "/preview" -> """
                    {"text":"Chậm: báo cáo","length":13,"brief":"PCMT: Chậm","channels":{"title":"Chậm: báo cáo",
                     "body":"Nội dung <b>thật</b>","mailSubject":"Chậm: báo cáo","mailText":"Chữ của thư",
                     "mailHtml":"<p style=\\"color:red\\">HTML của thư</p>","brief":"PCMT: Chậm: báo cáo http://x/"}}""";
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
