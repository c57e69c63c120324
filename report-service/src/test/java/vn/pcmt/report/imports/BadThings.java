package vn.pcmt.report.imports;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.workbook.XlsxMedia;

/** Bad requests of every kind that takes a file or figures, each kind in its turn. Commune 94801 owes, 94802 has sent. */
final class BadThings {

    static final String JSON_TYPE = "application/json";
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int KINDS = 10;

    private final Rubbish rubbish;
    private final RuinedWorkbooks ruined;
    private final String owing;
    private final String sent;
    private final String period;
    private final String reporter;
    private final String admin;
    private final byte[] workbook;
    private final byte[] areaWorkbook;

    /**
     * @param owing path of the report that is owed
     * @param sent path of one that is in, of another unit
     * @param workbook of the report that is owed, filled in wrongly
     * @param areaWorkbook likewise
     */
    BadThings(
            Rubbish rubbish,
            String owing,
            String sent,
            String period,
            String reporter,
            String admin,
            byte[] workbook,
            byte[] areaWorkbook) {
        this.rubbish = rubbish;
        this.ruined = new RuinedWorkbooks(rubbish);
        this.owing = owing;
        this.sent = sent;
        this.period = period;
        this.reporter = reporter;
        this.admin = admin;
        this.workbook = workbook;
        this.areaWorkbook = areaWorkbook;
    }

    /** A request as it goes over the wire. */
    record Thing(String path, String method, String bearer, Map<String, String> headers, byte[] body) {

        Thing with(String header, String value) {
            Map<String, String> changed = new LinkedHashMap<>(headers);
            changed.put(header, value);
            return new Thing(path, method, bearer, changed, body);
        }

        @Override
        public String toString() {
            String begin = new String(body, 0, Math.min(120, body.length), UTF_8).replaceAll("\\p{Cntrl}", ".");
            return method + " " + path.substring(0, Math.min(120, path.length())) + " " + headers.get("Content-Type")
                    + " " + body.length + " bytes: " + begin;
        }
    }

    /** What to send next. */
    Thing next(int number) {
        int kind = number % KINDS;
        Map<String, String> json = headers(JSON_TYPE);
        return switch (kind) {
            case 0 -> workbook(owing + "/workbook", ruined.of(workbook));
            case 1 ->
                workbook(
                        owing + "/workbook?confirm=true",
                        rubbish.upTo(2) == 0 ? ruined.forged(workbook) : rubbish.damaged(workbook));
            case 2 -> file("text/csv", csv());
            case 3 -> file(JSON_TYPE, importBody());
            case 4 ->
                file(
                        XlsxMedia.VALUE,
                        switch (rubbish.upTo(3)) {
                            case 0 -> ruined.of(areaWorkbook);
                            case 1 -> ruined.forged(areaWorkbook);
                            default -> rubbish.damaged(areaWorkbook);
                        });
            case 5 -> new Thing("/api/v1/dataValueSets", "POST", reporter, json, dataValues());
            case 6 -> attachment();
            case 7 -> new Thing(owing + "/draft", "PUT", reporter, json, draft());
            case 8 -> new Thing(owing + "/submission", "POST", reporter, json, submission());
            default -> astray();
        };
    }

    private Thing workbook(String path, byte[] content) {
        return new Thing(path, "POST", reporter, headers(XlsxMedia.VALUE), content);
    }

    private Thing file(String type, byte[] content) {
        return new Thing("/api/v1/report-imports", "POST", admin, headers(type), content);
    }

    private byte[] csv() {
        Map<String, String> values = new LinkedHashMap<>(Reporting.complete().values());
        values.put("CA01", "mười");
        String heading = "unit,period," + String.join(",", values.keySet());
        String row = "\n94801," + period + "," + String.join(",", values.values());
        return switch (rubbish.upTo(10)) {
            case 0 -> rubbish.misread(heading + row + "\nXã Đakrông,,,\"");
            case 1 -> rubbish.damaged((heading + row).getBytes(UTF_8));
            case 2 -> (heading + row.replace("mười", "\"" + "=1+1".repeat(1 + rubbish.upTo(9_000)))).getBytes(UTF_8);
            case 3 -> (heading + ",=cmd|' /C calc'!A0" + row).getBytes(UTF_8);
            case 4 -> (heading + "," + heading + row).getBytes(UTF_8);
            case 5 -> ("unit" + ",x".repeat(20_000) + row).getBytes(UTF_8);
            case 6 -> (heading + row.replace("94801", "\"" + rubbish.unit() + "\"")).getBytes(UTF_8);
            case 7 -> (heading + row.replace(period, "\"" + rubbish.period() + "\"")).getBytes(UTF_8);
            case 8 -> (heading + "\n".repeat(rubbish.upTo(50_000))).getBytes(UTF_8);
            default -> (heading + row.replace("mười", "1\u0000") + row).getBytes(UTF_8);
        };
    }

    private byte[] importBody() {
        String report = "{\"unit\":\"94801\",\"values\":" + values(rubbish.figure()) + "}";
        String whole = "{\"period\":\"" + period + "\",\"reports\":[" + report + "]}";
        return switch (rubbish.upTo(9)) {
            case 0 ->
                rubbish.damaged(whole.replace("\"QL01\":\"9000\"", "\"QL01\":\"chín nghìn\"")
                        .getBytes(UTF_8));
            case 1 -> rubbish.misread(whole.replace("\"QL01\":\"9000\"", "\"QL01\":\"chín nghìn\""));
            case 2 -> whole.replace("94801", rubbish.unit()).getBytes(UTF_8);
            case 3 -> whole.replace(period, rubbish.period()).getBytes(UTF_8);
            case 4 -> ("{\"reports\":" + "[".repeat(1 + rubbish.upTo(100_000))).getBytes(UTF_8);
            case 5 -> ("{\"reports\":[{\"unit\":" + "{\"a\":".repeat(2_000) + "1").getBytes(UTF_8);
            case 6 ->
                whole.replace("\"values\":", "\"unit\":\"94802\",\"values\":").getBytes(UTF_8);
            case 7 ->
                whole.replace("\"values\":", "\"nothingToReport\":[\"" + rubbish.unit() + "\"],\"values\":")
                        .getBytes(UTF_8);
            default -> whole.getBytes(UTF_8);
        };
    }

    private byte[] dataValues() {
        String unit = rubbish.upTo(4) == 0 ? rubbish.unit() : "94801";
        String told = rubbish.upTo(4) == 0 ? rubbish.period() : period;
        String value = rubbish.figure();
        String whole = "{\"dataSet\":\"PCMT-THANG\",\"orgUnit\":\"%s\",\"period\":\"%s\",\"dataValues\":["
                        .formatted(unit, told)
                + "{\"dataElement\":\"CA01\",\"value\":" + value + "}"
                + ",{\"dataElement\":\"" + rubbish.unit() + "\",\"value\":\"1\"}".repeat(rubbish.upTo(300)) + "]}";
        return switch (rubbish.upTo(6)) {
            case 0 -> rubbish.damaged(whole.getBytes(UTF_8));
            case 1 -> rubbish.misread(whole);
            case 2 -> ("{\"dataValues\":" + "[".repeat(1 + rubbish.upTo(100_000))).getBytes(UTF_8);
            default -> whole.getBytes(UTF_8);
        };
    }

    private Thing attachment() {
        String path = owing + "/attachments?name=" + rubbish.fileName();
        return new Thing(path, "POST", reporter, headers("application/octet-stream"), rubbish.content());
    }

    /** A draft may be wrong, but not without form or bounds. */
    private byte[] draft() {
        return switch (rubbish.upTo(8)) {
            case 0 -> ("{\"values\":" + "[".repeat(1 + rubbish.upTo(50_000))).getBytes(UTF_8);
            case 1 -> ("{\"values\":{\"CA01\":\"" + "9".repeat(101 + rubbish.upTo(50_000)) + "\"}}").getBytes(UTF_8);
            case 2 -> ("{\"values\":{\"" + "C".repeat(81 + rubbish.upTo(5_000)) + "\":\"1\"}}").getBytes(UTF_8);
            case 3 -> "{\"values\":{\"CA01\":\"1\",\"CA01\":\"2\"}}".getBytes(UTF_8);
            case 4 -> "{\"values\":{\"CA01\":{\"$gt\":\"\"}}}".getBytes(UTF_8);
            case 5 ->
                ("{\"note\":\""
                                + rubbish.one(List.of(
                                        "\\ud800", "a\\u0000b", "044123456789", "0912 345 678", "x".repeat(2_001)))
                                + "\"}")
                        .getBytes(UTF_8);
            case 6 -> rubbish.misread("{\"note\":\"ờ");
            default -> ("{\"admin\":true,\"values\":" + values(rubbish.figure()) + "}").getBytes(UTF_8);
        };
    }

    private byte[] submission() {
        String whole = "{\"values\":" + values(rubbish.figure()) + "}";
        return switch (rubbish.upTo(8)) {
            case 0 ->
                rubbish.damaged(whole.replace("\"QL01\":\"9000\"", "\"QL01\":\"chín nghìn\"")
                        .getBytes(UTF_8));
            case 1 -> rubbish.misread(whole.replace("\"QL01\":\"9000\"", "\"QL01\":\"chín nghìn\""));
            case 2 -> whole.replace("{\"values\"", "{\"values\":{},\"values\"").getBytes(UTF_8);
            case 3 ->
                body(
                                Reporting.complete().values(),
                                rubbish.one(List.of(
                                        "\"nothingToReport\":[null]",
                                        "\"nothingToReport\":[\"../../x\"]",
                                        "\"nothingToReport\":[[\"a\"]]",
                                        "\"attachments\":[\"" + "0".repeat(64) + "\"]",
                                        "\"narratives\":{\"khong-co\":\"x\"}",
                                        "\"explanations\":{\"R99\":\"x\"}",
                                        "\"explanations\":{\"R01\":\"\\udc00\"}",
                                        "\"note\":\"\\ud83d\"",
                                        "\"note\":\"a\\u0000b\"",
                                        "\"note\":\"số 044123456789\"",
                                        "\"baseRevision\":-1",
                                        "\"baseRevision\":99999999999999",
                                        "\"baseRevision\":\"x\"")))
                        .getBytes(UTF_8);
            default -> whole.getBytes(UTF_8);
        };
    }

    /** What may be right in itself, sent where or as it must not be. */
    private Thing astray() {
        Map<String, String> headers = headers(JSON_TYPE);
        byte[] right =
                body(Reporting.complete().values(), "\"nothingToReport\":[]").getBytes(UTF_8);
        switch (rubbish.upTo(10)) {
            case 0 -> headers.put("Content-Type", rubbish.type());
            case 1 -> headers.remove("Idempotency-Key");
            case 2 -> headers.put("Idempotency-Key", "x".repeat(300 + rubbish.upTo(3_000)));
            case 3 -> headers.remove("If-Match");
            case 4 ->
                headers.put(
                        "If-Match",
                        rubbish.one(List.of("*", "abc", "\"x\"", "\"99999999999999999999\"", "\"-1\"", "\"7\"")));
            case 5 -> {
                return new Thing(sent + "/submission", "POST", reporter, headers, right);
            }
            case 6 -> {
                String id = rubbish.one(List.of(
                        "PCMT-THANG~94801",
                        "a~b~c~d",
                        "..%2F..%2Fetc",
                        "%00",
                        "x".repeat(3_000),
                        "PCMT-THANG~94801@x~2025-08",
                        "PCMT-THANG~94801@2025-07-01~2025-13",
                        "%F0%9F%98%80",
                        "PCMT-THANG~94801@2025-07-01~2031-01",
                        ";a=b",
                        "PCMT-KHONG~94801@2025-07-01~2025-08",
                        "%ED%A0%80",
                        "..",
                        "%25%32%65"));
                return new Thing("/api/v1/reports/" + id + "/submission", "POST", reporter, headers, right);
            }
            case 7 -> {
                headers.put("Content-Type", "text/csv");
                String query = rubbish.one(List.of(
                        "template=..%2F..%2Fetc",
                        "template=%00",
                        "period=2025-13",
                        "mapping=%00",
                        "mapping=khong-co",
                        "dryRun=maybe",
                        "replace=2",
                        "period=" + "9".repeat(3_000),
                        "template=PCMT-KHONG",
                        "period=%F0%9F%98%80"));
                return new Thing("/api/v1/report-imports?" + query, "POST", admin, headers, csv());
            }
            case 8 -> {
                headers.put("Content-Type", "application/octet-stream");
                return new Thing(sent + "/attachments?name=a.pdf", "POST", reporter, headers, rubbish.content());
            }
            default -> {
                return new Thing(owing + "/submission", "POST", "Bearer " + rubbish.upTo(9_999), headers, right);
            }
        }
        return new Thing(owing + "/submission", "POST", reporter, headers, right);
    }

    /** All figures right but one, as JSON. */
    private String values(String figure) {
        Map<String, String> values = new LinkedHashMap<>(Reporting.complete().values());
        values.remove("CA01");
        return JSON.writeValueAsString(values)
                .replaceFirst("\\{", "{\"CA01\":" + Matcher.quoteReplacement(figure) + ",");
    }

    static String body(Map<String, String> values, String more) {
        return "{\"values\":" + JSON.writeValueAsString(values) + "," + more + "}";
    }

    static Map<String, String> headers(String type) {
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("Content-Type", type);
        headers.put("If-Match", "\"0\"");
        headers.put("Idempotency-Key", UUID.randomUUID().toString());
        return headers;
    }
}
