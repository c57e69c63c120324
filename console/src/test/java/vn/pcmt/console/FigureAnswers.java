package vn.pcmt.console;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Canned answers about figures over time, reporting, tasks owed and standing; one of the names tries to be HTML. */
final class FigureAnswers {
    static final String UNIT = StubServices.COMMUNE;
    static final String PROVINCE = StubServices.PROVINCE;
    static final String GROUP = "group:xa-bien-gioi";
    static final List<String> AREAS = List.of(UNIT, PROVINCE, GROUP);
    private static final List<String> CODES = List.of("CA01", "CA09", "GC01", "GC11", "TL01", "TH01");
    private static final String COVERAGE = """
            {"expected":78,"received":74,"accepted":58,"returned":4,"onTime":70,"late":4,"overdue":4}""";

    static final String FILE = "/api/v1/exports/x1";

    private FigureAnswers() {}

    /** A file that somebody has ordered; {@code more} of its fields. */
    static String ordered(String state, String step, String more) {
        return """
                {"id":"x1","state":"%s","area":"%s","format":"docx","step":"%s","stepsDone":1,"steps":3,
                 "begun":"2026-11-22T02:42:07Z"%s}""".formatted(state, PROVINCE, step, more);
    }

    static final String MADE = ",\"done\":\"2026-11-22T02:42:19Z\",\"name\":\"so-lieu-44.docx\",\"size\":20480,"
            + "\"until\":\"2026-11-22T03:42:19Z\"";

    static @Nullable String answer(String method, String path, Map<String, String> query) {
        if (method.equals("POST")) {
            return path.equals("/api/v1/areas/" + PROVINCE + "/exports") || path.equals(FILE + "/cancellation")
                    ? ordered("QUEUED", "WAITING", "")
                    : null;
        }
        if (!method.equals("GET")) {
            return null;
        }
        for (String area : AREAS) {
            String start = "/api/v1/areas/" + area;
            if (path.equals(start + "/figures")) {
                return figures(area, query.getOrDefault("period", "2026-11"), wanted(query));
            }
            if (path.equals(start + "/figures/series")) {
                return series(query.getOrDefault("from", ""), query.getOrDefault("to", ""), wanted(query));
            }
            if (path.equals(start + "/figures/children")) {
                return children(wanted(query));
            }
            if (path.equals(start + "/figures/children/series")) {
                return "{\"area\":\"a\",\"name\":\"b\",\"items\":["
                        + series(query.get("from"), query.get("to"), List.of(query.get("indicator")))
                                .replace("Tỉnh Quảng Trị", "Xã <i>Khe Sanh</i>")
                        + "]}";
            }
            if (path.equals(start + "/figures/CA01/lineage")) {
                return lineage(area);
            }
            if (path.equals(start + "/figures/CA01/movement")) {
                return movement(query.getOrDefault("since", ""));
            }
            if (path.equals(start + "/reporting")) {
                return reporting(area);
            }
        }
        return switch (path) {
            case "/api/v1/indicators" -> indicators();
            case FILE -> ordered("RUNNING", "WRITING", "");
            case "/api/v1/area-groups" ->
                "{\"items\":[{\"key\":\"" + GROUP
                        + "\",\"name\":\"Các xã <b>biên giới</b>\"}],\"page\":0,\"size\":200,\"total\":1}";
            case "/api/v1/units/" + UNIT + "/tasks" -> """
                    {"items":[{"id":"nv-1","planId":"kh-1","status":"ASSIGNED","title":"Rà soát <i>địa bàn</i>",
                      "deadline":"2026-11-20","progress":40,"late":true,"blocked":false}],"page":0,"size":5,"total":3}""";
            case "/api/v1/explanations" -> "5".equals(query.get("size")) ? explained() : null;
            case "/api/v1/target-forecasts/mt-1" -> forecast();
            default -> null;
        };
    }

    private static List<String> wanted(Map<String, String> query) {
        String asked = query.getOrDefault("indicators", "");
        return asked.isEmpty() ? CODES : Arrays.asList(asked.split(","));
    }

    private static String indicators() {
        return """
                [{"code":"GC01","nameVi":"Số vụ <script>","nameEn":"Cases detected","unit":"vụ","kind":"FLOW",
                  "decimals":0,"pillar":"SUPPLY","direction":"CONTEXT","mandatory":true},
                 {"code":"GC11","nameVi":"Điểm còn tồn tại","nameEn":"Places left","unit":"điểm","kind":"STOCK",
                  "decimals":0,"pillar":"SUPPLY","direction":"DOWN","mandatory":true},
                 {"code":"CA01","nameVi":"Số người nghiện","nameEn":"Addicts","unit":"người","kind":"STOCK",
                  "decimals":0,"pillar":"DEMAND","direction":"DOWN","mandatory":true},
                 {"code":"CA09","nameVi":"Người sử dụng","nameEn":"Users","unit":"người","kind":"STOCK","decimals":0,
                  "pillar":"DEMAND","direction":"DOWN","mandatory":true},
                 {"code":"TH01","nameVi":"Đang điều trị","nameEn":"In treatment","unit":"người","kind":"STOCK",
                  "decimals":0,"pillar":"HARM","direction":"UP","mandatory":true},
                 {"code":"TL01","nameVi":"Tỷ lệ trên nhân khẩu","nameEn":"Share of residents","unit":"%",
                  "kind":"RATIO","decimals":4,"pillar":"MANAGEMENT","direction":"DOWN","mandatory":true}]""";
    }

    private static String line(String code, BigDecimal value, boolean compared) {
        String against = !compared
                ? ""
                : """
                {"with":"PREVIOUS","received":%s,"difference":1,"percent":4.1234,"comparable":true},
                {"with":"LAST_YEAR","received":%s,"difference":%s,"percent":%s,"comparable":true}""".formatted(
                                value.subtract(BigDecimal.ONE),
                                code.equals("CA01") ? value.subtract(BigDecimal.TEN) : value.add(BigDecimal.TEN),
                                code.equals("CA01") ? "10" : "-10",
                                code.equals("CA01") ? "12.3456" : "-12.3456");
        return """
                {"indicator":"%s","received":%s,"accepted":%s,"reports":{"expected":78,"received":74,"accepted":58},
                 "complete":false,"pending":%s,"estimated":false,"compared":[%s]}""".formatted(code, value, value, code.equals("CA09"), against);
    }

    private static BigDecimal value(String code, String period, int shift) {
        if (code.equals("TL01")) {
            return new BigDecimal("0.1734");
        }
        return BigDecimal.valueOf(2000 + 10L * month(period).getMonthValue() + shift);
    }

    private static String figures(String area, String period, List<String> codes) {
        return """
                {"area":"%s","name":"%s","time":%s,"coverage":%s,"asOf":"2026-11-22T02:42:07Z","lagMs":40,
                 "estimated":0,"figures":[%s],"targets":[{"target":"mt-1","title":"Người nghiện giảm","indicator":"CA01",
                 "direction":"DOWN","asked":1900,"baseline":2300,"difference":210,"reached":false}]}""".formatted(
                        area,
                        area.equals(UNIT) ? "Xã Khe Sanh" : "Tỉnh Quảng Trị",
                        time(period, period),
                        COVERAGE,
                        codes.stream()
                                .map(code -> line(code, value(code, period, 0), true))
                                .collect(Collectors.joining(",")));
    }

    private static String time(String first, String last) {
        return """
                {"start":"2026-10-15","end":"2026-11-14","first":"%s","last":"%s","through":"%s","periods":1,
                 "over":true}""".formatted(first, last, last);
    }

    /** The third month of every year is a gap. */
    private static String series(String from, String to, List<String> codes) {
        YearMonth last = month(to);
        int step = to.contains("Q") ? 3 : 1;
        StringBuilder items = new StringBuilder();
        for (YearMonth month = month(from); !month.isAfter(last); month = month.plusMonths(step)) {
            String period = step == 1 ? month.toString() : month.getYear() + "-Q" + month.getMonthValue() / 3;
            String lines = month.getMonthValue() == 3
                    ? ""
                    : codes.stream()
                            .map(code -> line(code, value(code, period, 0), false))
                            .collect(Collectors.joining(","));
            items.append(items.isEmpty() ? "" : ",").append("""
                    {"period":"%s","coverage":%s,"estimated":0,"figures":[%s]}""".formatted(period, COVERAGE, lines));
        }
        return "{\"area\":\"44@2025-07-01\",\"name\":\"Tỉnh Quảng Trị\",\"items\":[" + items + "]}";
    }

    /** The last month of a quarter stands for it. */
    private static YearMonth month(String period) {
        return period.contains("Q")
                ? YearMonth.of(Integer.parseInt(period.substring(0, 4)), 3 * (period.charAt(6) - '0'))
                : YearMonth.parse(period);
    }

    private static String children(List<String> codes) {
        record Child(String key, String name, int shift) {}
        return "{\"area\":\"a\",\"name\":\"b\",\"items\":["
                + List.of(
                                new Child("19435@2025-07-01", "Xã Đakrông", 5),
                                new Child(UNIT, "Xã Khe Sanh", 900),
                                new Child("19333@2025-07-01", "Phường Đông Hà", 30))
                        .stream()
                        .map(child -> """
                                {"area":"%s","name":"%s","coverage":{"expected":1,"received":%d,"accepted":0,
                                 "returned":0,"onTime":0,"late":0,"overdue":0},"estimated":0,"figures":[%s]}""".formatted(
                                child.key(),
                                child.name(),
                                child.shift() == 30 ? 0 : 1,
                                child.shift() == 30
                                        ? ""
                                        : codes.stream()
                                                .map(code -> line(code, value(code, "2026-11", child.shift()), false))
                                                .collect(Collectors.joining(","))))
                        .collect(Collectors.joining(","))
                + "]}";
    }

    private static String reporting(String area) {
        String rates = """
                {"coverage":%s,"missing":5,"completeness":96.79,"timeliness":91.67,"acceptance":86.54}""".formatted(COVERAGE);
        return """
                {"area":"%s","name":"x","time":%s,"all":%s,
                 "periods":[{"period":"2026-10","rates":%s},{"period":"2026-11","rates":%s}],
                 "missing":[{"fromDays":null,"toDays":null,"reports":0},{"fromDays":0,"toDays":7,"reports":4},
                   {"fromDays":30,"toDays":null,"reports":1}],
                 "units":{"items":[{"unitKey":"%s","name":"Xã Khe Sanh","rates":%s,"cells":[
                   {"period":"2026-10","status":"ACCEPTED","timeliness":"LATE","overdue":false,"daysOverdue":0},
                   {"period":"2026-11","status":"EXPECTED","timeliness":null,"overdue":true,"daysOverdue":6}]}],
                   "page":0,"size":100,"total":1}}""".formatted(area, time("2026-10", "2026-11"), rates, rates, rates, UNIT, rates);
    }

    private static String lineage(String area) {
        return """
                {"area":"%s","name":"Xã Khe Sanh","indicator":"CA01","time":%s,"asOf":"2026-11-22T02:42:07Z",
                 "received":{"shown":28,"recomputed":28,"arithmetic":"Σ = 28","agrees":true},
                 "accepted":{"shown":27,"recomputed":26,"arithmetic":"Σ = 26","agrees":false},
                 "terms":[{"indicator":"CA01","role":"SUM","received":28,"accepted":27,"owed":79,"receivedReports":2,
                   "acceptedReports":1}],
                 "others":{"reports":77,"terms":[{"indicator":"CA01","received":5,"accepted":4}]},
                 "parts":{"items":[{"report":"%s","unitKey":"%s","unitName":"Xã <b>Khe Sanh</b>","period":"2026-11",
                   "indicator":"CA01","share":0.4,"received":{"revision":2,"value":70,"part":28,
                   "at":"2026-11-16T05:58:00Z","by":"bc-19429","confirmedBy":null,"reason":"Đếm lại","timeliness":"LATE"},
                   "accepted":null}],"page":0,"size":100,"total":1}}""".formatted(area, time("2026-11", "2026-11"), StubServices.REPORT, UNIT);
    }

    private static String movement(String since) {
        return """
                {"from":"%s","to":"2026-11-27T00:00:00Z","terms":[{"indicator":"CA01",
                  "received":{"before":20,"after":28,"difference":8},
                  "accepted":{"before":null,"after":27,"difference":27}}],"others":null,
                 "parts":{"items":[{"report":"%s","unitKey":"%s","unitName":"Xã Khe Sanh","period":"2026-11",
                   "indicator":"CA01","received":{"before":20,"after":28,"difference":8},
                   "accepted":{"before":null,"after":27,"difference":27},"causes":[{"what":"CORRECTED","revision":2,
                   "at":"2026-11-20T01:54:00Z","by":"bc-19429","reason":"Đếm lại"}]}],"page":0,"size":100,"total":1}}""".formatted(since, StubServices.REPORT, UNIT);
    }

    /** The few that the page of a unit shows. */
    private static String explained() {
        return """
                {"items":[{"id":"gt-1","figure":{"indicator":"CA01","area":"%s","period":"2026-10"},
                  "question":"Vì sao tăng?","dueAt":"2026-11-23T10:00:00Z","overdue":true,"status":"REQUESTED"}],
                 "page":0,"size":5,"total":1}""".formatted(UNIT);
    }

    private static String forecast() {
        return """
                {"target":"mt-1","title":"Người nghiện giảm","indicator":"CA01","direction":"DOWN","status":"AT_RISK",
                 "period":"2026-10","actual":2100,"goal":1900,"outlook":"UNCERTAIN","forecast":1950,"low":1850,
                 "high":2050,"willMissOn":"2026-12-14","bandPercent":80,"known":23,"fewest":8,"points":[
                  {"period":"2026-12","forecast":2090,"low":2050,"high":2130},
                  {"period":"2027-01","forecast":2080,"low":2010,"high":2150}]}""";
    }
}
