package vn.pcmt.console;

import org.jspecify.annotations.Nullable;

/** Canned answers of the plan service about plans, tasks, obstacles and explanations; one title tries to be HTML. */
final class PlanAnswers {
    static final String PLANS = "/api/v1/plans";
    static final String PLAN = PLANS + "/kh-1";
    static final String TASK = "/api/v1/tasks/nv-1";
    static final String EXPLANATION = "/api/v1/explanations/gt-1";
    static final String OBSTACLE = "/api/v1/obstacles/vm-1";

    private static final String COUNTS = """
            {"total":4,"drafts":0,"open":3,"done":0,"confirmed":1,"returned":0,"withdrawn":0,"late":2,"blocked":1,
             "percents":190}""";

    private static final String WORDS = """
            {"kind":"TARGET_PROGRAMME","title":"Chương trình <b>2030</b>","documentNumber":"9/KH-UBND",
             "issuer":"UBND tỉnh Quảng Trị","issuedOn":"2025-11-19","from":"2025-11-19","to":"2030-12-31",
             "scope":["44@2025-07-01"],"legalBases":["Luật PCMT"],"requirements":[],
             "statements":[{"about":"WORDS","text":"Mỗi gia đình là một pháo đài"}],"parent":null,"lead":null,
             "peaks":[],"partners":[],"slogans":[],"models":[]}""";

    private static final String ONE = """
            {"id":"kh-1","status":"ISSUED","sample":true,"version":3,"issuedAt":"2025-11-19T07:00:00Z",
             "issuedBy":"lanhdao","closedAt":null,"origin":null,"plan":%s,"amendments":[{"number":1,
             "documentNumber":"12/KH-UBND","on":"2026-02-01","reason":"Thêm địa bàn","changes":[]}]}""".formatted(WORDS);

    private static final String LISTED = """
            {"id":"nv-1","planId":"kh-1","version":5,"status":"ASSIGNED","sample":true,"code":"2.1",
             "title":"Kiểm tra địa bàn","accountable":{"id":"canbo","name":"Nguyễn A","post":"Cán bộ chuyên trách",
             "unitKey":"44@2025-07-01","inOffice":true},"decider":{"id":"lanhdao","name":"Trần B",
             "post":"Phó Chủ tịch","unitKey":"44@2025-07-01","inOffice":true},
             "lead":{"unitKey":"19429@2025-07-01","name":"Xã Khe Sanh"},
             "coordinating":[{"unitKey":null,"name":"Sở Y tế"}],"start":"2026-09-01","deadline":"2026-11-05",
             "workingDays":46,"deadlineAt":"2026-11-05T10:00:00Z","dependsOn":["nv-0"],"progress":60,"doneOn":null,
             "late":true,"lateDays":16,"blocked":false,"blockedDays":0,"obstacles":[],"evidence":1,"detail":%s}""";

    private static final String EXPLAINED = """
            {"id":"gt-1","version":3,"sample":true,"plan":"kh-1","figure":{"indicator":"CA01",
             "area":"19429@2025-07-01","period":"2026-10","value":39},"task":null,
             "question":"Vì sao <i>tăng</i>?","unitKey":"19429@2025-07-01","askedBy":"lanhdao",
             "askedAt":"2026-11-18T01:00:00Z","dueAt":"2026-11-23T10:00:00Z","overdue":false,"status":"ANSWERED",
             "answers":[{"answer":{"text":"Do rà soát","by":"bc-19429","at":"2026-11-20T01:00:00Z"},
             "returned":{"reason":"Nêu rõ hơn","by":"lanhdao","at":"2026-11-20T02:00:00Z"}},
             {"answer":{"text":"Bốn trường hợp chuyển đến","by":"bc-19429","at":"2026-11-21T01:00:00Z"},
             "returned":null}],"pinned":null,"acceptedBy":null,"acceptedAt":null,"may":["DECIDE"]}""";

    private static final String BLOCKING = """
            {"id":"vm-1","planId":"kh-1","version":3,"sample":true,"title":"Thiếu kinh phí","description":null,
             "tasks":["nv-1"],"raisedBy":"canbo","raiserUnit":"44@2025-07-01","raisedAt":"2026-11-01T02:00:00Z",
             "level":"PROVINCE","ownerUnit":"44@2025-07-01","owner":"duyet","dueAt":"2026-11-08T10:00:00Z",
             "ageDays":14,"overdue":true,"escalations":[{"from":"COMMUNE","to":"PROVINCE","unit":"44@2025-07-01",
             "at":"2026-11-05T01:00:00Z","by":"system","reason":null}],"resolution":null,"resolvedBy":null,
             "resolvedAt":null,"may":["ESCALATE","RESOLVE"]}""";

    static final String TARGET = "/api/v1/targets/ct-1";

    private PlanAnswers() {}

    static @Nullable String answer(String method, String path) {
        return switch (method + " " + path) {
            case "GET " + PLANS -> page(ONE);
            case "POST " + PLANS -> "{\"id\":\"kh-9\",\"status\":\"DRAFT\",\"version\":0}";
            case "GET /api/v1/plan-progress" ->
                "[{\"plan\":\"kh-1\",\"title\":\"x\",\"status\":\"ISSUED\",\"progress\":47.5,\"counts\":" + COUNTS
                        + ",\"own\":" + COUNTS + ",\"children\":[]}]";
            case "GET " + PLAN -> ONE;
            case "PUT " + PLAN, "POST " + PLAN + "/amendments", "POST " + PLAN + "/issue", "POST " + PLAN + "/close" ->
                "{\"id\":\"kh-1\",\"status\":\"ISSUED\",\"version\":4}";
            case "GET " + PLAN + "/overview" -> overview();
            case "GET " + PLAN + "/tasks", "GET /api/v1/tasks", "GET /api/v1/task-search" ->
                page(LISTED.formatted("null"));
            case "GET " + PLAN + "/obstacles" -> page(BLOCKING);
            case "GET " + PLAN + "/children", "GET " + PLAN + "/assessments" -> page("");
            case "GET " + PLAN + "/committees" -> page("""
                    {"id":"bcd","planId":"kh-1","version":0,"sample":true,"asOf":"2026-11-27","head":null,
                     "sitting":[{"officer":null,"title":"Phó Chủ tịch tỉnh","role":"HEAD","acting":null}],
                     "committee":{"kind":"STEERING_COMMITTEE","name":"Ban Chỉ đạo 138","decision":"2830/QĐ-UBND",
                     "decidedOn":null,"size":15,"from":null,"to":null,"members":[],"acting":[]}}""");
            case "GET " + PLAN + "/budget" -> budget();
            case "GET " + PLAN + "/evaluation" -> """
                    {"planId":"kh-1","frozen":false,"evaluation":{"situation":"Còn phức tạp","results":null,
                     "difficulties":null,"lessons":[],"proposals":null,"nextTasks":null,"addressee":null,
                     "recipients":[],"letterhead":null},"outcome":{},"models":[{"id":"mh","planId":"kh-1",
                     "name":"Thôn, bản không ma túy","communes":3,"provinces":0,"adoptions":[]}]}""";
            case "GET " + PLAN + "/history/changes" -> """
                    {"planId":"kh-1","from":"2026-06-01","to":"2026-11-27","items":[{"kind":"TASK","id":"nv-1",
                     "title":"Kiểm tra địa bàn","what":"CHANGED","fields":[],"events":[{"type":"task.progressed.v1",
                     "version":4,"at":"2026-11-20T01:50:00Z","actor":"canbo"}]}]}""";
            case "POST " + PLAN + "/tasks", "POST " + PLAN + "/targets" -> "{\"id\":\"nv-9\",\"version\":0}";
            case "POST " + PLAN + "/obstacles" -> "{\"id\":\"vm-9\",\"version\":0}";
            case "GET " + TARGET -> """
                    {"id":"ct-1","planId":"kh-1","draft":false,"sample":true,"target":{"title":"Giảm <b>5%</b>",
                     "indicator":{"template":"PCMT-QUY","code":"CA01"},"baseline":{"kind":"OWN_HISTORY","value":null,
                     "firstPeriod":"2025-01","lastPeriod":"2025-12"},"goal":{"kind":"PERCENT_CHANGE","value":-5.5},
                     "direction":"DOWN","firstPeriod":"2026-01","lastPeriod":"2026-12",
                     "trajectory":[{"period":"2026-06","value":-2}],"scope":["19429@2025-07-01"],"perUnit":true},
                     "withdrawn":null,"status":"AT_RISK","reading":null,"tasks":null,"units":[]}""";
            case "PUT " + TARGET, "POST " + TARGET + "/withdrawal" -> "{\"id\":\"ct-1\",\"version\":4}";
            case "GET " + TASK -> LISTED.formatted(detail());
            case "GET " + TASK + "/obstacles" -> "[" + BLOCKING + "]";
            case "PUT " + TASK,
                    "POST " + TASK + "/progress",
                    "POST " + TASK + "/completion",
                    "POST " + TASK + "/confirmation",
                    "POST " + TASK + "/return",
                    "POST " + TASK + "/withdrawal",
                    "POST " + TASK + "/evidence" -> "{\"id\":\"nv-1\",\"version\":6}";
            case "GET " + OBSTACLE -> BLOCKING;
            case "POST " + OBSTACLE + "/resolution", "POST " + OBSTACLE + "/escalation" ->
                "{\"id\":\"vm-1\",\"version\":4}";
            case "GET /api/v1/explanations" -> page(EXPLAINED);
            case "POST /api/v1/explanations" -> "{\"id\":\"gt-9\",\"version\":0}";
            case "GET " + EXPLANATION -> EXPLAINED;
            case "POST " + EXPLANATION + "/answer",
                    "POST " + EXPLANATION + "/acceptance",
                    "POST " + EXPLANATION + "/return" -> "{\"id\":\"gt-1\",\"version\":4}";
            case "GET /api/v1/units/19429@2025-07-01" -> """
                    {"key":"19429@2025-07-01","code":"19429","name":"Xã Khe Sanh","kind":"XA",
                     "validFrom":"2025-07-01","validTo":null,"border":true,"path":[],"today":[]}""";
            default -> null;
        };
    }

    private static String page(String item) {
        return "{\"items\":[" + item + "],\"page\":0,\"size\":50,\"total\":" + (item.isEmpty() ? 0 : 1) + "}";
    }

    private static String detail() {
        return """
                {"description":null,"result":"Biên bản kiểm tra","proof":{"indicator":"CA01",
                 "area":"19429@2025-07-01","period":"2026-10","atLeast":null,"atMost":40},"missing":[],
                 "outsidePlan":[],"waitsTooLong":[],"notes":[{"progress":60,"text":"6 trên 10 thôn","by":"canbo",
                 "at":"2026-11-01T01:00:00Z"}],"evidence":[{"number":1,"by":"canbo","at":"2026-11-01T01:00:00Z",
                 "name":"bien-ban.pdf","mediaType":"application/pdf","size":840,"sha256":"00","scan":"CLEAN",
                 "value":null,"verified":null}],"verdict":null,"blockages":[],
                 "may":["CARRY_OUT","DECIDE","WRITE","RAISE_OBSTACLE","READ_EVIDENCE"]}""";
    }

    private static String overview() {
        return """
                {"plan":"kh-1","title":"x","status":"ISSUED","area":null,"areaName":null,"targets":[
                 {"id":"ct-1","planId":"kh-1","title":"Số người nghiện giảm hằng năm","status":"AT_RISK",
                  "reading":{"targetId":"ct-1","targetVersion":1,"planId":"kh-1","title":"x","unit":null,
                  "areas":["44@2025-07-01"],"template":"PCMT-THANG","indicator":"CA01","direction":"DOWN",
                  "period":"2026-10","actual":2309,"received":2133,"expectedByNow":2193,"baseline":2236,"goal":2236,
                  "forecast":2254.9,"forecastLow":2202.08,"forecastHigh":2307.33,"willMissOn":"2026-12-14",
                  "outlook":"UNCERTAIN","coverage":{"expected":78,"received":77,"accepted":77},"estimated":false,
                  "status":"AT_RISK","units":null,"asOf":"2026-11-27T18:11:35Z","sample":true},"whole":false,
                  "withheld":false,"units":null},
                 {"id":"ct-2","planId":"kh-1","title":"90%% nhiệm vụ hoàn thành","status":"ON_TRACK","reading":null,
                  "whole":false,"withheld":false,"units":null}],
                 "tasks":{"progress":47.5,"counts":%s,"agencies":[]}}""".formatted(COUNTS);
    }

    private static String budget() {
        String money = """
                {"allotted":1200000000,"committed":450000000,"open":50000000,"spent":400000000,
                 "available":750000000,"overspent":false}""";
        return "{\"planId\":\"kh-1\",\"currency\":\"VND\",\"total\":" + money + ",\"years\":[{\"year\":2026,\"own\":"
                + money + ",\"withProjects\":" + money + "}],\"projects\":[]}";
    }
}
