package vn.pcmt.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Canned answers in the shapes of the services. One unit's name tries to be HTML. */
final class StubAnswers {
    private static final JsonMapper JSON = new JsonMapper();

    private record Unit(String code, String name, double latitude, double longitude) {}

    private static final List<Unit> UNITS = units();

    private StubAnswers() {}

    static String answer(String method, String path, Map<String, String> query) {
        String report = "/api/v1/reports/" + StubServices.REPORT;
        if (!method.equals("GET")) {
            return null;
        }
        Object value =
                switch (path) {
                    case "/api/v1/periods" -> periods();
                    case "/api/v1/units" -> unitPage();
                    case "/api/v1/areas/44@2025-07-01/totals" -> totals(query.get("period"));
                    case "/api/v1/areas/44@2025-07-01/totals/series" -> series(query.get("from"), query.get("to"));
                    case "/api/v1/areas/44@2025-07-01/completeness" -> completeness();
                    case "/api/v1/templates" ->
                        List.of(Map.of(
                                "code",
                                "PCMT-THANG",
                                "version",
                                1,
                                "name",
                                "Báo cáo tháng về phòng, chống ma túy",
                                "periods",
                                "MONTH"));
                    case "/api/v1/templates/PCMT-THANG/versions/1" -> template();
                    case "/api/v1/reports" -> reports(query);
                    case "/api/v1/inbox" -> inbox();
                    default -> path.equals(report) ? report() : null;
                };
        return value == null ? null : JSON.writeValueAsString(value);
    }

    private static Object periods() {
        List<Object> items = new ArrayList<>();
        for (YearMonth month = YearMonth.of(2025, 11);
                !month.isAfter(YearMonth.of(2026, 12));
                month = month.plusMonths(1)) {
            items.add(Map.of(
                    "period", month.toString(),
                    "start", month.minusMonths(1).atDay(15).toString(),
                    "end", month.atDay(14).toString(),
                    "opensAt", month.atDay(15) + "T00:00:00+07:00",
                    "dueAt", month.atDay(16) + "T17:00:00+07:00"));
        }
        return Map.of("current", "2026-11", "items", items);
    }

    private static Object unitPage() {
        List<Object> items = UNITS.stream().<Object>map(StubAnswers::unit).toList();
        return Map.of("items", items, "page", 0, "size", 200, "total", items.size());
    }

    private static Map<String, Object> unit(Unit u) {
        Map<String, Object> unit = new LinkedHashMap<>();
        String key = u.code() + "@2025-07-01";
        unit.put("key", key);
        unit.put("code", u.code());
        unit.put("name", u.name());
        unit.put("kind", u.name().startsWith("Phường") ? "WARD" : "COMMUNE");
        unit.put("validFrom", "2025-07-01");
        unit.put("validTo", null);
        unit.put("border", false);
        unit.put("population", 12345);
        unit.put("latitude", u.latitude());
        unit.put("longitude", u.longitude());
        List<String> path = List.of(key, StubServices.PROVINCE, "VN");
        unit.put("path", path);
        unit.put("today", List.of(Map.of("share", 1, "path", path)));
        return unit;
    }

    /** One unit of the list. */
    static @Nullable String unit(String key) {
        return UNITS.stream()
                .filter(u -> key.equals(u.code() + "@2025-07-01"))
                .findFirst()
                .map(u -> JSON.writeValueAsString(unit(u)))
                .orElse(null);
    }

    private static Map<String, Object> coverage() {
        Map<String, Object> c = new LinkedHashMap<>();
        int n = UNITS.size();
        c.put("expected", n);
        c.put("received", n - 2);
        c.put("accepted", n - 4);
        c.put("returned", 1);
        c.put("onTime", n - 3);
        c.put("late", 1);
        c.put("overdue", 2);
        return c;
    }

    private static Map<String, Object> figure(String code, Number received, Number accepted) {
        return figure(code, received, accepted, UNITS.size() - 2, UNITS.size() - 4);
    }

    private static Map<String, Object> figure(
            String code, Number received, Number accepted, int receivedReports, int acceptedReports) {
        Map<String, Object> f = new LinkedHashMap<>();
        f.put("indicator", code);
        f.put("received", received);
        f.put("accepted", accepted);
        f.put("receivedReports", receivedReports);
        f.put("acceptedReports", acceptedReports);
        return f;
    }

    private static List<Object> figures(int shift) {
        return List.of(
                figure("CA01", 2148 + shift, 2100),
                figure("CA09", 1312 - shift, 1300),
                // The province reports its own part of these.
                figure("GC01", 44 + shift % 7, 40, UNITS.size() - 1, UNITS.size() - 4),
                figure("GC11", 12, 12),
                figure("TL01", 0.21, 0.2),
                figure("TH01", 724 - shift, 700));
    }

    private static Object totals(String period) {
        Map<String, Object> t = new LinkedHashMap<>();
        t.put("area", "44@2025-07-01");
        t.put("name", "Tỉnh Quảng Trị");
        t.put("template", "PCMT-THANG");
        t.put("period", period);
        t.put("basis", "TODAY");
        t.put("coverage", coverage());
        t.put("asOf", "2026-11-22T02:42:07Z");
        t.put("lagMs", 120);
        t.put("estimated", 0);
        t.put("figures", figures(0));
        t.put(
                "provincial",
                Map.of(
                        "name",
                        "Lực lượng cấp tỉnh",
                        "coverage",
                        Map.of(
                                "expected",
                                1,
                                "received",
                                1,
                                "accepted",
                                0,
                                "returned",
                                0,
                                "onTime",
                                1,
                                "late",
                                0,
                                "overdue",
                                0),
                        "figures",
                        List.of(figure("GC01", 5, null, 1, 0))));
        return t;
    }

    private static Object series(String from, String to) {
        List<Object> points = new ArrayList<>();
        int shift = 160;
        for (YearMonth m = YearMonth.parse(from); !m.isAfter(YearMonth.parse(to)); m = m.plusMonths(1)) {
            points.add(Map.of("period", m.toString(), "coverage", coverage(), "figures", figures(shift)));
            shift -= 7;
        }
        return Map.of("periods", points);
    }

    private static Object completeness() {
        List<Object> units = new ArrayList<>();
        for (int i = 0; i < UNITS.size(); i++) {
            Map<String, Object> u = new LinkedHashMap<>();
            u.put("unitKey", UNITS.get(i).code() + "@2025-07-01");
            u.put("name", UNITS.get(i).name());
            u.put("status", i < 2 ? "EXPECTED" : i == 2 ? "RETURNED" : i % 9 == 3 ? "SUBMITTED" : "ACCEPTED");
            u.put("timeliness", i < 2 ? null : i == 3 ? "LATE" : "ON_TIME");
            u.put("firstSubmittedAt", i < 2 ? null : i == 3 ? "2026-11-16T11:30:00Z" : "2026-11-16T03:00:00Z");
            u.put("submittedAt", i < 2 ? null : i == 3 ? "2026-11-20T02:15:00Z" : "2026-11-16T03:00:00Z");
            u.put("dueAt", "2026-11-16T10:00:00Z");
            u.put("overdue", i < 2);
            units.add(u);
        }
        return Map.of("coverage", coverage(), "units", units);
    }

    private static Map<String, Object> indicator(String code, String name, String unit, int decimals) {
        return Map.of(
                "code",
                code,
                "nameVi",
                name,
                "nameEn",
                code + " in English",
                "unit",
                unit,
                "kind",
                "FLOW",
                "decimals",
                decimals,
                "max",
                1000000,
                "pillar",
                "x",
                "direction",
                "down",
                "mandatory",
                true);
    }

    private static Object template() {
        return Map.of(
                "code",
                "PCMT-THANG",
                "version",
                1,
                "name",
                "Báo cáo tháng về phòng, chống ma túy",
                "narratives",
                List.of(
                        Map.of(
                                "id",
                                "tinh-hinh",
                                "title",
                                "Tình hình và đánh giá số liệu",
                                "mandatory",
                                true,
                                "maxLength",
                                4000,
                                "hint",
                                "Diễn biến trên địa bàn; chỉ ghi số lượng."),
                        Map.of("id", "kien-nghi", "title", "Kiến nghị", "mandatory", false, "maxLength", 1000)),
                "sections",
                List.of(
                        Map.of(
                                "id",
                                "giam-cung",
                                "title",
                                "I. Giảm cung",
                                "indicators",
                                List.of(
                                        indicator("GC01", "Số vụ phạm tội về ma túy phát hiện, bắt giữ", "vụ", 0),
                                        indicator("GC05", "Heroin thu giữ", "gam", 3))),
                        Map.of(
                                "id",
                                "giam-cau",
                                "title",
                                "II. Giảm cầu",
                                "indicators",
                                List.of(
                                        indicator("CA01", "Người nghiện ma túy có hồ sơ quản lý cuối kỳ", "người", 0),
                                        indicator("CA02", "Người nghiện đưa vào danh sách trong kỳ", "người", 0),
                                        indicator(
                                                "CA03", "Người nghiện đưa ra khỏi danh sách trong kỳ", "người", 0)))));
    }

    private static Map<String, Object> window(String state) {
        return Map.of(
                "opensAt",
                "2026-11-14T17:00:00Z",
                "dueAt",
                "2026-11-16T10:00:00Z",
                "closesAt",
                "2026-12-31T10:00:00Z",
                "state",
                state);
    }

    private static Object report() {
        Map<String, Object> r = new LinkedHashMap<>();
        r.put("id", StubServices.REPORT);
        r.put("template", "PCMT-THANG");
        r.put("templateVersion", 1);
        r.put("unitKey", StubServices.COMMUNE);
        r.put("unitName", "Xã Khe Sanh <script>alert(1)</script>");
        r.put("period", "2026-11");
        r.put("periodStart", "2026-10-15");
        r.put("periodEnd", "2026-11-14");
        r.put("level", "COMMUNE");
        r.put("window", window("LATE"));
        r.put("status", "RETURNED");
        r.put("revision", 1);
        r.put("version", 3);
        r.put("timeliness", "LATE");
        r.put("values", Map.of("GC01", 2, "GC05", 1234.5, "CA01", 39));
        r.put("nothingToReport", List.of());
        r.put("note", "");
        r.put("narratives", Map.of("tinh-hinh", "Ổn định"));
        r.put(
                "remarks",
                List.of(
                        remark("CA01", null, "Tăng nhiều so kỳ trước"),
                        remark(null, "tinh-hinh", "Nêu rõ nguyên nhân")));
        r.put("openings", List.of());
        r.put(
                "findings",
                List.of(Map.of(
                        "rule",
                        "R13",
                        "check",
                        "R13",
                        "severity",
                        "WARNING",
                        "indicator",
                        "GC05",
                        "message",
                        "GC05 = 1.234,5 nhưng GC01 = 0",
                        "explanation",
                        "Chưa khởi tố")));
        r.put(
                "returned",
                Map.of(
                        "reason",
                        "Rà soát lại số người nghiện",
                        "at",
                        "2026-11-20T01:15:00Z",
                        "remarks",
                        List.of(Map.of("indicator", "CA01", "text", "Tăng nhiều so kỳ trước"))));
        r.put(
                "revisions",
                List.of(Map.of(
                        "number", 1, "submittedAt", "2026-11-17T03:00:00Z", "by", "bc-19429", "timeliness", "LATE")));
        r.put("previous", Map.of("period", "2026-10", "values", Map.of("GC01", 1, "CA01", 38, "GC05", 0)));
        return r;
    }

    private static Map<String, Object> remark(String indicator, String narrative, String text) {
        Map<String, Object> remark = new LinkedHashMap<>();
        remark.put("indicator", indicator);
        remark.put("narrative", narrative);
        remark.put("text", text);
        remark.put("revision", 1);
        remark.put("at", "2026-11-20T01:15:00Z");
        remark.put("changed", false);
        return remark;
    }

    private static Object reports(Map<String, String> query) {
        if ("CORRECTED".equals(query.get("status"))) {
            return Map.of("items", List.of(), "page", 0, "size", 200, "total", 0);
        }
        String status = query.getOrDefault("status", "RETURNED");
        return Map.of(
                "items",
                List.of(Map.of(
                        "id",
                        StubServices.REPORT,
                        "template",
                        "PCMT-THANG",
                        "unitKey",
                        StubServices.COMMUNE,
                        "unitName",
                        "Xã Khe Sanh",
                        "period",
                        "2026-11",
                        "window",
                        window("LATE"),
                        "status",
                        status,
                        "revision",
                        1)),
                "page",
                0,
                "size",
                200,
                "total",
                1);
    }

    private static Object inbox() {
        Map<String, Object> alert = new LinkedHashMap<>();
        alert.put("id", "o1~OVERDUE~1~canbo");
        alert.put("obligation", AlertAnswers.OWED);
        alert.put("kind", "OVERDUE");
        alert.put("severity", "URGENT");
        alert.put("title", "Xã Khe Sanh quá hạn nộp báo cáo tháng 11/2026");
        alert.put("body", "Hạn 17:00 ngày 16/11/2026 đã qua <b>5 ngày</b>.");
        alert.put("unitName", "Xã Khe Sanh");
        alert.put("dueAt", "2026-11-16T10:00:00Z");
        alert.put("raisedAt", "2026-11-17T01:00:00Z");
        alert.put("link", "/bao-cao/" + StubServices.REPORT);
        alert.put(
                "deliveries", List.of(Map.of("channel", "EMAIL", "state", "DELIVERED", "at", "2026-11-17T01:00:02Z")));
        return Map.of("items", List.of(alert), "page", 0, "size", 50, "total", 1, "unread", 1);
    }

    /** A handful, or those of a file with code, name, latitude and longitude in its columns 0, 1, 4 and 5. */
    private static List<Unit> units() {
        String file = System.getProperty("stub.units");
        if (file == null) {
            return List.of(
                    new Unit("18859", "Phường Đồng Thuận", 17.50, 106.59),
                    new Unit("19429", "Xã Khe Sanh", 16.62, 106.73),
                    new Unit("19742", "Đặc khu Cồn Cỏ", 17.16, 107.34),
                    new Unit("18901", "Xã <b>Minh Hóa</b>", 17.85, 105.95),
                    new Unit("19333", "Phường Đông Hà", 16.82, 107.09),
                    new Unit("19681", "Xã Hải Lăng", 16.69, 107.25));
        }
        try {
            return Files.readAllLines(Path.of(file)).stream()
                    .skip(1)
                    .map(line -> line.split(",(?=(?:[^\"]*\"[^\"]*\")*[^\"]*$)", -1))
                    .map(c -> new Unit(c[0], c[1], Double.parseDouble(c[4]), Double.parseDouble(c[5])))
                    .toList();
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
