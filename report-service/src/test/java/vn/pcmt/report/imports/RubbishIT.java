package vn.pcmt.report.imports;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.bson.Document;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.exchange.Filling;
import vn.pcmt.report.imports.BadThings.Thing;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Units;
import vn.pcmt.report.view.Publisher;
import vn.pcmt.report.view.RunningService;
import vn.pcmt.report.workbook.XlsxMedia;

/**
 * A thousand bad files and bodies against the running service. Each is answered with what is wrong, in both languages;
 * afterwards every report, draft, file and total is what it was, and the service is up and no larger.
 */
@EngineSuite
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RubbishIT {
    private static final Logger LOG = LoggerFactory.getLogger(RubbishIT.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final int THINGS = Integer.getInteger("rubbish.things", 1_000);
    private static final long SEED = Long.getLong("rubbish.seed", 20_250_815);
    private static final String PROVINCE = "96@2025-07-01";
    private static final String OWING = "94801@2025-07-01";
    private static final String SENT = "94802@2025-07-01";
    private static final String REPORTER = TestTokens.bearer("bc-94801", OWING, OfficerRole.COMMUNE_REPORTER);
    private static final String OTHER = TestTokens.bearer("bc-94802", SENT, OfficerRole.COMMUNE_REPORTER);
    private static final String ADMIN = TestTokens.bearer("quantri-96", PROVINCE, OfficerRole.ADMIN);
    private static final String LEADER = TestTokens.bearer("lanhdao-96", PROVINCE, OfficerRole.LEADER);
    private static final ReportingPeriod PERIOD = ReportingCalendar.standard().current(PeriodKind.MONTH, Instant.now());

    private final HttpClient http = HttpClient.newHttpClient();
    private final Map<String, Integer> answers = new TreeMap<>();
    private RunningService service;
    private BadThings bad;

    @BeforeAll
    void oneCommuneOwesAndOneHasSent(@TempDir Path data) {
        service = new RunningService(data, Map.of("PCMT_WORKBOOK_KEY", "a-key-for-tests-that-nobody-else-has"));
        try (Publisher publisher = new Publisher()) {
            publisher.publish(
                    unit("VN", UnitKind.COUNTRY, List.of("VN")),
                    unit(PROVINCE, UnitKind.PROVINCE, List.of(PROVINCE, "VN")),
                    unit(OWING, UnitKind.COMMUNE, List.of(OWING, PROVINCE, "VN")),
                    unit(SENT, UnitKind.COMMUNE, List.of(SENT, PROVINCE, "VN")));
        }
        await().atMost(Duration.ofSeconds(60))
                .until(() ->
                        service.bean(Units.class).find(List.of(OWING, SENT)).size() == 2);
        service.bean(Reports.class).addMissing(List.of(owed(OWING), owed(SENT)));
        assertThat(answer(new Thing(
                                report(SENT) + "/submission",
                                "POST",
                                OTHER,
                                BadThings.headers(BadThings.JSON_TYPE),
                                BadThings.body(Reporting.complete().values(), "\"nothingToReport\":[]")
                                        .getBytes(UTF_8)))
                        .statusCode())
                .isEqualTo(201);
        byte[] workbook =
                Filling.enter(download(report(OWING) + "/workbook", REPORTER), Map.of("CA01", "mười", "GC01", "1"));
        byte[] areaWorkbook = Filling.of(
                download("/api/v1/report-workbooks?area=" + PROVINCE + "&period=" + PERIOD, ADMIN),
                opened -> opened.getSheetAt(0).forEach(row -> {
                    if (row.getRowNum() > 7) {
                        Filling.type(row, 5, "mười");
                        Filling.type(row, 6, "-3");
                    }
                }));
        bad = new BadThings(
                new Rubbish(SEED),
                report(OWING),
                report(SENT),
                PERIOD.toString(),
                REPORTER,
                ADMIN,
                workbook,
                areaWorkbook);
    }

    @AfterAll
    void stop() {
        service.close();
    }

    @Test
    void aThousandBadThingsAreEachToldWhatIsWrongAndChangeNothing() {
        await().atMost(Duration.ofSeconds(60)).until(() -> received() == 1);
        settled();
        String before = digest();
        long used = used();
        List<String> wrong = new ArrayList<>();
        for (int i = 0; i < THINGS; i++) {
            Thing thing = bad.next(i);
            try {
                String complaint = complaint(thing);
                if (complaint != null) {
                    wrong.add(i + " " + thing + " → " + complaint);
                }
            } catch (RuntimeException | AssertionError failed) {
                wrong.add(i + " " + thing + " → " + failed);
            }
        }
        LOG.info("Answers to {} bad things: {}", THINGS, answers);
        assertThat(wrong).isEmpty();
        settled();
        assertThat(digest()).isEqualTo(before);
        assertThat(received()).isEqualTo(1);
        assertThat(used() - used).as("bytes in use afterwards").isLessThan(64L << 20);
        assertThat(Path.of("/tmp/pcmt-should-not-be-there")).doesNotExist();
    }

    /** Null if the answer says what is wrong, in both languages. */
    private String complaint(Thing thing) {
        HttpResponse<byte[]> first = answer(thing.with("Accept-Language", "vi"));
        String body = new String(first.body(), UTF_8);
        int status = first.statusCode();
        if (status == 202) {
            return complaintOfJob(JSON.readTree(body).get("id").asString());
        }
        JsonNode told = body.isEmpty() ? JSON.missingNode() : JSON.readTree(body);
        if (status == 200 && told.path("fits").isBoolean()) {
            count("preview " + told.at("/errors/0/code").asString(""));
            boolean clear = !told.path("fits").asBoolean()
                    && !told.at("/errors/0/message").asString("").isBlank();
            return clear ? null : "a preview that fits: " + body;
        }
        if (status == 409 && told.path("response").path("conflicts").size() > 0) {
            count("409 " + told.at("/response/conflicts/0/errorCode").asString("conflict"));
            boolean clear = told.at("/response/importCount/imported").asInt() == 0
                    && told.at("/response/importCount/updated").asInt() == 0;
            return clear ? null : "some were taken: " + body;
        }
        count(status + " " + told.path("code").asString("?"));
        if (status < 400 || status > 499 || told.path("code").asString("").isBlank()) {
            return status + " " + body;
        }
        Thing english = thing.with("Accept-Language", "en");
        if (thing.headers().containsKey("Idempotency-Key") && status != 400) {
            english = english.with("Idempotency-Key", UUID.randomUUID().toString());
        }
        JsonNode again = JSON.readTree(answer(english).body());
        boolean both = !told.path("detail").asString("").isBlank()
                && !told.path("title").asString("").equals(again.path("title").asString(""));
        return both ? null : "not in both languages: " + body + " / " + again;
    }

    private String complaintOfJob(String id) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(10))
                .until(() -> !job(id, "vi").get("done").isNull());
        JsonNode job = job(id, "vi");
        if (job.get("taken").asInt() + job.get("unchanged").asInt() > 0) {
            return "some were taken: " + job;
        }
        if (job.get("state").asString().equals("FAILED")) {
            String code = job.at("/failure/code").asString();
            count("failed " + code);
            boolean both = !job.at("/failure/detail").asString("").isBlank()
                    && !job.at("/failure/title").equals(job(id, "en").at("/failure/title"));
            return both && !code.equals("import-broken") ? null : "not clear: " + job;
        }
        JsonNode row =
                service.get("/api/v1/report-imports/" + id + "/rows", ADMIN).at("/items/0/errors/0");
        count("row " + row.path("code").asString("?"));
        return row.path("message").asString("").isBlank() ? "nothing was said: " + job : null;
    }

    private JsonNode job(String id, String language) {
        return JSON.readTree(answer(new Thing(
                        "/api/v1/report-imports/" + id, "GET", ADMIN, Map.of("Accept-Language", language), new byte[0]))
                .body());
    }

    private void count(String answer) {
        answers.merge(answer, 1, Integer::sum);
    }

    private HttpResponse<byte[]> answer(Thing thing) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(service.uri("") + thing.path()))
                .timeout(Duration.ofSeconds(30))
                .header("Authorization", thing.bearer())
                .method(
                        thing.method(),
                        thing.method().equals("GET")
                                ? HttpRequest.BodyPublishers.noBody()
                                : HttpRequest.BodyPublishers.ofByteArray(thing.body()));
        thing.headers().forEach(request::header);
        try {
            return http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
        } catch (IOException | InterruptedException failed) {
            throw new AssertionError(failed);
        }
    }

    private byte[] download(String path, String bearer) {
        HttpResponse<byte[]> file =
                answer(new Thing(path, "GET", bearer, Map.of("Accept", XlsxMedia.VALUE), new byte[0]));
        assertThat(file.statusCode()).isEqualTo(200);
        return file.body();
    }

    /** Of all that is kept of reports. */
    private String digest() {
        Sha256 digest = new Sha256();
        MongoTemplate store = service.bean(MongoTemplate.class);
        for (String collection :
                List.of("reports", "drafts", "area_totals", "attachments.files", "attachments.chunks")) {
            store.getCollection(collection).find().sort(new Document("_id", 1)).forEach(document -> {
                byte[] text = (collection + document.toJson()).getBytes(UTF_8);
                digest.add(text, text.length);
            });
        }
        return digest.toHex();
    }

    /** Waits until nothing is on its way any more. */
    private void settled() {
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofMillis(500))
                .until(() -> {
                    String one = digest();
                    return one.equals(digest());
                });
    }

    private int received() {
        return service.get("/api/v1/areas/" + PROVINCE + "/totals?indicators=CA01&period=" + PERIOD, LEADER)
                .at("/coverage/received")
                .asInt();
    }

    private static long used() {
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static String report(String unit) {
        return "/api/v1/reports/PCMT-THANG~" + unit + "~" + PERIOD;
    }

    private static Report owed(String unit) {
        return Report.expected(
                new ReportId("PCMT-THANG", unit, PERIOD),
                1,
                "p/thang",
                ReportingCalendar.standard().deadlines(PERIOD),
                Instant.now());
    }

    private static UnitRegistered unit(String key, UnitKind kind, List<String> path) {
        return new UnitRegistered(
                1,
                Instant.parse("2025-07-01T00:00:00Z"),
                "quantri",
                new UnitState(
                        key,
                        key.split("@", 2)[0],
                        "Xã " + key,
                        kind,
                        LocalDate.parse("2025-07-01"),
                        null,
                        false,
                        9_000,
                        null,
                        null,
                        path,
                        List.of(new Successor(BigDecimal.ONE, path))));
    }
}
