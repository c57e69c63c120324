package vn.pcmt.report.exportjob;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.bson.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.export.MakeFile;
import vn.pcmt.report.export.Printing;
import vn.pcmt.report.exportjob.ExportJob.State;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.view.AskedSpan;
import vn.pcmt.report.view.CountedReports;

/** A province of two communes, whose figures of August somebody wants as a file that takes a while. */
@OnStore
class ExportJobTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(430);
    private static final Instant NOW = Instant.parse("2025-09-19T03:00:00Z");
    private static final Duration SOON = Duration.ofSeconds(20);

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private ExportJobs jobs;

    @Autowired
    private ExportFiles files;

    @Autowired
    private MakeFile makeFile;

    @Autowired
    private ForgetExports forget;

    @Autowired
    private ExportJobSettings settings;

    @Autowired
    private BeanFactory service;

    @Autowired
    private TestClock clock;

    @TempDir
    private Path folder;

    private final List<UnitState> units = new ArrayList<>();
    private String province;
    private String account;
    private Person leader;
    private Person commune;

    @BeforeEach
    void twoCommunesHaveReported() {
        clock.set(NOW);
        String code = String.valueOf(PROVINCES.incrementAndGet());
        province = code + "@2025-07-01";
        units.add(SampleUnits.province(province));
        units.add(SampleUnits.commune(code + "01", province));
        units.add(SampleUnits.commune(code + "02", province));
        units.forEach(unit -> UnitStock.put(store, unit));
        List<ReportId> ids =
                units.stream().skip(1).map(unit -> id(unit.key(), "2025-08")).toList();
        reports.addMissing(List.of(
                ReportStock.accepted(ids.get(0), complete().with("GC02", "3")),
                ReportStock.submitted(ids.get(1), complete().with("GC02", "40"))));
        CountedReports.show(store, units, ids);
        account = "lanhdao-" + code;
        leader = Person.of(http, account, province, LEADER);
        commune = Person.of(http, "ct-" + code, units.get(2).key(), COMMUNE_HEAD);
    }

    @Test
    void theFileIsMadeMeanwhileAndHandedToWhoAskedAlone() throws IOException {
        MvcTestResult asked = leader.post(asking("xlsx", "&indicators=GC02"), 0, null);
        assertThat(asked).hasStatus(202).headers().hasValue(HttpHeaders.RETRY_AFTER, "1");
        String job = asked.getResponse().getHeader(HttpHeaders.LOCATION);
        assertThat(json(asked).at("/state").asString()).isEqualTo("QUEUED");

        JsonNode ended = awaitEnd(job);

        assertThat(ended.at("/state").asString()).isEqualTo("DONE");
        assertThat(ended.at("/stepsDone").asInt()).isEqualTo(ended.at("/steps").asInt());
        assertThat(ended.at("/until").asString()).isEqualTo("2025-09-19T04:00:00Z");
        MvcTestResult file = leader.get(job + "/file");
        assertThat(file).hasStatus(200).headers().hasValue(HttpHeaders.CACHE_CONTROL, "no-store");
        assertThat(file.getResponse().getHeader(HttpHeaders.CONTENT_DISPOSITION))
                .contains(ended.at("/name").asString());
        byte[] bytes = file.getResponse().getContentAsByteArray();
        assertThat(bytes).hasSize(ended.at("/size").asInt());
        try (XSSFWorkbook workbook = new XSSFWorkbook(new ByteArrayInputStream(bytes))) {
            assertThat(workbook.getSheetAt(0).getRow(3).getCell(1).getNumericCellValue())
                    .as("what is accepted of the province")
                    .isEqualTo(3);
        }
        Person colleague = Person.of(http, "lanhdao-khac", province, LEADER);
        refused(colleague.get(job), 404, "export-unknown");
        refused(colleague.get(job + "/file"), 404, "export-unknown");
        refused(colleague.post(job + "/cancellation", 0, null), 404, "export-unknown");
        assertThat(http.get().uri(job + "/file")).hasStatus(401);
    }

    @Test
    void whoMayNoLongerReadTheFiguresGetsNoFile() {
        String area = units.get(2).key();
        String job = commune.post(asking("csv", "").replace(province, area), 0, null)
                .getResponse()
                .getHeader(HttpHeaders.LOCATION);
        await().atMost(SOON).until(() -> json(commune.get(job)).hasNonNull("done"));

        Person moved = Person.of(http, commune.id(), units.get(1).key(), COMMUNE_HEAD);

        refused(moved.get(job + "/file"), 403, "area-forbidden");
        assertThat(commune.get(job + "/file")).hasStatus(200);
    }

    /** Of a province anybody may read the sum, and only its own people the communes that are in the file. */
    @Test
    void whoWorksElsewhereNowGetsNoFileOfHisFormerProvince() {
        String job = leader.post(asking("csv", ""), 0, null).getResponse().getHeader(HttpHeaders.LOCATION);
        await().atMost(SOON).until(() -> json(leader.get(job)).hasNonNull("done"));

        Person moved = Person.of(http, leader.id(), "19@2025-07-01", LEADER);

        refused(moved.get(job + "/file"), 403, "area-forbidden");
        assertThat(leader.get(job + "/file")).hasStatus(200);
    }

    @Test
    void whatWasCutShortInTheMiddleOfItsBytesGoesToo() throws IOException {
        ExportJob job = jobs.claim(
                        inserted(ExportJob.Step.WAITING, Instant.EPOCH).id(), NOW, NOW.plusSeconds(30))
                .orElseThrow();
        files.keep(job, Files.write(folder.resolve("large"), new byte[1 << 20]));
        // The last that is written of a file is its description.
        Document description =
                store.getCollection("export_files.files").findOneAndDelete(new Document("filename", job.id()));
        Document itsChunks = new Document("files_id", description.get("_id"));
        assertThat(store.getCollection("export_files.chunks").countDocuments(itsChunks))
                .isGreaterThan(1);

        files.drop(job);

        assertThat(store.getCollection("export_files.chunks").countDocuments(itsChunks))
                .isZero();
    }

    @Test
    void whatCanBeRefusedIsRefusedAtOnceAndNothingIsKept() {
        long before = store.count(new Query(), ExportJob.class);

        refused(leader.post(asking("exe", ""), 0, null), 404, "format-unknown");
        refused(leader.post(asking("png", ""), 0, null), 422, "chart-of-one");
        refused(leader.post(asking("csv", "&indicators=KHONG"), 0, null), 404, "indicator-unknown");
        refused(leader.post(asking("csv", "").replace("2025-08", "2025-12"), 0, null), 422, "no-figures-yet");
        refused(commune.post(asking("csv", "").replace(province, units.get(1).key()), 0, null), 403, "area-forbidden");

        assertThat(store.count(new Query(), ExportJob.class)).isEqualTo(before);
    }

    @Test
    void theSameAskedTwiceIsOneFile() {
        String key = UUID.randomUUID().toString();
        JsonNode first = json(leader.send(HttpMethod.POST, asking("csv", ""), 0, key, null));
        JsonNode again = json(leader.send(HttpMethod.POST, asking("csv", ""), 0, key, null));

        assertThat(again.at("/id")).isEqualTo(first.at("/id"));
        refused(leader.send(HttpMethod.POST, asking("json", ""), 0, key, null), 409, "idempotency-key-reused");
    }

    @Test
    void anAccountHasFewUnderWayAtATime() {
        List<ExportJob> underWay = IntStream.range(0, settings.perAccount())
                .mapToObj(i -> inserted(ExportJob.Step.READING, NOW.plusSeconds(600)))
                .toList();

        refused(leader.post(asking("csv", ""), 0, null), 429, "too-many-exports");
        assertThat(commune.post(asking("csv", ""), 0, null))
                .as("another account has its own share")
                .hasStatus(202);
        assertThat(leader.post(uri(underWay.getFirst()) + "/cancellation", 0, null))
                .hasStatus(200);
        assertThat(leader.post(asking("csv", ""), 0, null)).hasStatus(202);
    }

    @Test
    void calledOffItStopsWhateverItIsWaitingFor() throws IOException {
        Path process = folder.resolve("process");
        Path office = script("echo $$ > " + process + ".new && mv " + process + ".new " + process + "; exec sleep 60");
        ExportJob job = inserted(ExportJob.Step.WAITING, Instant.EPOCH, "pdf");
        CarryOutExport node = new CarryOutExport(jobs, files, Printing.by(office, service), settings, clock);
        Thread making = Thread.ofVirtual()
                .start(() -> node.carryOut(node.claim(job.id()).orElseThrow()));
        await().atMost(SOON).until(() -> Files.exists(process));
        ProcessHandle printing = ProcessHandle.of(
                        Long.parseLong(Files.readString(process).strip()))
                .orElseThrow();
        await().atMost(SOON).untilAsserted(() -> assertThat(
                        json(leader.get(uri(job))).at("/step").asString())
                .isEqualTo("WRITING"));

        JsonNode answer = json(leader.post(uri(job) + "/cancellation", 0, null));

        assertThat(answer.at("/state").asString()).isEqualTo("CANCELLED");
        await().atMost(SOON).until(() -> !printing.isAlive() && !making.isAlive());
        JsonNode after = json(leader.get(uri(job)));
        assertThat(after.at("/state").asString()).isEqualTo("CANCELLED");
        assertThat(after.at("/failure/detail").asString()).startsWith("Việc tạo tệp đã dừng");
        refused(leader.get(uri(job) + "/file"), 409, "export-not-there");
        assertThat(stored(job)).isZero();
        assertThat(json(leader.post(uri(job) + "/cancellation", 0, null))
                        .at("/state")
                        .asString())
                .as("calling it off again changes nothing")
                .isEqualTo("CANCELLED");
    }

    @Test
    void whatANodeThatDiedHasBegunAnotherOneBeginsAgain() {
        ExportJob job = inserted(ExportJob.Step.WAITING, Instant.EPOCH);
        CarryOutExport node = new CarryOutExport(jobs, files, makeFile, settings, clock);
        assertThat(node.claim(job.id())).isPresent();
        // The node dies here. Nobody may touch its work until the lease has ended.
        assertThat(node.claim(job.id())).isEmpty();
        clock.set(NOW.plus(settings.lease()));

        node.resume();

        assertThat(awaitEnd(uri(job)).at("/state").asString()).isEqualTo("DONE");
        assertThat(leader.get(uri(job) + "/file")).hasStatus(200);
        assertThat(jobs.find(job.id()).orElseThrow().attempts()).isEqualTo(2);
    }

    @Test
    void whatTakesItsNodeDownAgainAndAgainIsGivenUpAndSaidSo() {
        ExportJob job = inserted(ExportJob.Step.WAITING, Instant.EPOCH);
        CarryOutExport node = new CarryOutExport(jobs, files, makeFile, settings, clock);
        for (int i = 0; i < settings.attempts(); i++) {
            assertThat(node.claim(job.id())).isPresent();
            clock.set(clock.instant().plus(settings.lease()));
        }

        node.carryOut(node.claim(job.id()).orElseThrow());

        assertThat(jobs.find(job.id()).orElseThrow().state()).isEqualTo(State.FAILED);
        assertThat(json(leader.get(uri(job))).at("/failure/detail").asString()).contains("lỗi của hệ thống");
        assertThat(JsonMapper.shared()
                        .readTree(http.get()
                                .uri(uri(job))
                                .header(HttpHeaders.AUTHORIZATION, leader.bearer())
                                .header(HttpHeaders.ACCEPT_LANGUAGE, "en")
                                .exchange()
                                .getResponse()
                                .getContentAsByteArray())
                        .at("/failure/title")
                        .asString())
                .isEqualTo("The file could not be made");
    }

    @Test
    void afterItsTimeItIsGoneAndTheAnswerSaysSo() {
        String job = leader.post(asking("csv", ""), 0, null).getResponse().getHeader(HttpHeaders.LOCATION);
        awaitEnd(job);
        ExportJob made = jobs.find(job.substring(job.lastIndexOf('/') + 1)).orElseThrow();
        assertThat(stored(made)).isEqualTo(1);
        clock.set(NOW.plus(settings.keep()).minusSeconds(1));
        assertThat(leader.get(job + "/file")).hasStatus(200);

        clock.set(NOW.plus(settings.keep()));

        MvcTestResult gone = refused(leader.get(job + "/file"), 404, "export-unknown");
        assertThat(json(gone).at("/detail").asString()).contains("60 phút");
        clock.set(NOW.plus(settings.keep()).plusSeconds(1));
        forget.due();
        assertThat(jobs.find(made.id())).isEmpty();
        assertThat(stored(made)).isZero();
    }

    @Test
    void ofAnAccountOnlyTheLatestAreKept() {
        List<ExportJob> ended = IntStream.range(0, settings.kept() + 2)
                .mapToObj(i -> {
                    ExportJob job = inserted(ExportJob.Step.WRITING, Instant.EPOCH);
                    jobs.progress(job.ended(null, null, NOW.plusSeconds(i)), Instant.EPOCH);
                    return job;
                })
                .toList();

        forget.allButTheLatest(account);

        assertThat(ended.stream().filter(job -> jobs.find(job.id()).isPresent()))
                .containsExactlyElementsOf(ended.subList(2, ended.size()));
    }

    private String asking(String format, String more) {
        return "/api/v1/areas/" + province + "/exports?format=" + format + "&period=2025-08" + more;
    }

    private static String uri(ExportJob job) {
        return "/api/v1/exports/" + job.id();
    }

    private ExportJob inserted(ExportJob.Step step, Instant leasedUntil) {
        return inserted(step, leasedUntil, "csv");
    }

    private ExportJob inserted(ExportJob.Step step, Instant leasedUntil, String format) {
        ExportJob job = ExportJob.begun(
                        UUID.randomUUID().toString(),
                        "print",
                        new MakeFile.Wanted(
                                province,
                                new AskedSpan(null, null, "2025-08", null, null, null, null),
                                null,
                                null,
                                format,
                                "https://pcmt.test"),
                        "vi",
                        new Caller(account, "Lãnh đạo", Set.of(LEADER), province),
                        NOW)
                .at(step, leasedUntil);
        jobs.insert(job);
        return job;
    }

    private JsonNode awaitEnd(String job) {
        return await().atMost(SOON).until(() -> json(leader.get(job)), view -> view.hasNonNull("done"));
    }

    /** Files in the store that were made for one. */
    private long stored(ExportJob job) {
        return store.getDb().getCollection("export_files.files").countDocuments(new Document("filename", job.id()));
    }

    private Path script(String commands) throws IOException {
        Path script = folder.resolve("office");
        Files.writeString(script, "#!/bin/sh\n" + commands + "\n");
        return Files.setPosixFilePermissions(script, PosixFilePermissions.fromString("rwx------"));
    }
}
