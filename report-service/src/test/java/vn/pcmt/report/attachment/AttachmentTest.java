package vn.pcmt.report.attachment;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.contract.officer.OfficerRole.ADMIN;
import static vn.pcmt.contract.officer.OfficerRole.AUDITOR;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_HEAD;
import static vn.pcmt.contract.officer.OfficerRole.COMMUNE_REPORTER;
import static vn.pcmt.contract.officer.OfficerRole.LEADER;
import static vn.pcmt.contract.officer.OfficerRole.OFFICER;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.attachment.CommuneDesk.assertProblem;
import static vn.pcmt.report.attachment.CommuneDesk.key;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.kit.test.SampleFiles;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.kit.web.Sha256;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.submission.Reporting;

/** Files of reports, as anybody meets them over HTTP. */
@OnStore
class AttachmentTest {
    private static final int MEBIBYTE = 1 << 20;

    @Autowired
    private ApplicationContext context;

    @Autowired
    private TestClock clock;

    private CommuneDesk desk;

    @BeforeEach
    void aCommuneOwesAugust() {
        desk = new CommuneDesk(context);
    }

    @Test
    void aFileComesBackAsADownloadWithItsHash() {
        byte[] large = pdf(900_000);
        String hash = Sha256.hex(large);

        MvcTestResult put = desk.put("../../Danh sách \"xã\".pdf", large);

        assertThat(put).hasStatus(201).hasHeader(HttpHeaders.ETAG, "\"1\"");
        assertThat(json(put).get("sha256").asString()).isEqualTo(hash);
        JsonNode shown = desk.list(desk.reporter).get(0);
        assertThat(shown.get("name").asString()).isEqualTo("Danh sách xã.pdf");
        assertThat(shown.get("mediaType").asString()).isEqualTo("application/pdf");
        assertThat(shown.get("size").asLong()).isEqualTo(900_000);
        assertThat(shown.get("sha256").asString()).isEqualTo(hash);
        assertThat(shown.get("scan").asString()).as("no scanner is named").isEqualTo("NOT_SCANNED");
        assertThat(shown.get("by").asString()).startsWith("bc-");
        assertThat(shown.get("at").asString()).isEqualTo(Reporting.IN_TIME.toString());
        assertThat(shown.get("revisions")).isEmpty();
        assertThat(shown.has("stored")).isFalse();
        MvcTestResult file = desk.file(hash, desk.reporter);
        assertThat(file).hasStatusOk().hasContentType("application/pdf");
        assertThat(file.getResponse().getContentAsByteArray()).isEqualTo(large);
        assertThat(file)
                .headers()
                .hasValue("X-Content-Type-Options", "nosniff")
                .hasValue("Content-Security-Policy", "sandbox; default-src 'none'")
                .hasValue("Cache-Control", "no-store")
                .hasValue(
                        "Repr-Digest",
                        "sha-256=:"
                                + Base64.getEncoder()
                                        .encodeToString(HexFormat.of().parseHex(hash)) + ":");
        assertThat(file.getResponse().getHeader("Content-Disposition"))
                .startsWith("attachment;")
                .doesNotContain("..", "/", "\r", "\n");
    }

    @Test
    void aWorkbookWithAListOfPeopleIsNotTaken() throws Exception {
        byte[] file;
        try (XSSFWorkbook workbook = new XSSFWorkbook();
                ByteArrayOutputStream saved = new ByteArrayOutputStream()) {
            Row heading = workbook.createSheet("Danh sách").createRow(0);
            heading.createCell(0).setCellValue("Họ tên");
            heading.createCell(1).setCellValue("Năm sinh");
            workbook.write(saved);
            file = saved.toByteArray();
        }

        MvcTestResult refused = desk.put("so-lieu.xlsx", file);

        assertProblem(refused, 422, "file-personal-data");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/Danh sách!B1");
        assertThat(desk.list(desk.reporter)).isEmpty();
    }

    @Test
    void aRevisionKeepsExactlyTheFilesItWasSentWith() {
        String first = desk.put(pdf(100));
        String second = desk.put(pdf(200));
        String third = desk.put(SampleFiles.PNG);

        assertThat(desk.submit(first, second, first)).hasStatus(201);
        assertThat(desk.submit(second)).hasStatus(201);
        assertThat(desk.submit()).hasStatus(201);

        assertThat(hashes(1, desk.reviewer)).containsExactly(first, second);
        assertThat(hashes(2, desk.reviewer)).containsExactly(second);
        assertThat(hashes(3, desk.reviewer)).isEmpty();
        JsonNode kept = json(desk.get("/revisions/1", desk.reviewer)).at("/attachments/0");
        assertThat(kept.get("name").asString()).isEqualTo("a.pdf");
        assertThat(kept.get("size").asLong()).isEqualTo(100);
        assertThat(revisions(first)).containsExactly(1);
        assertThat(revisions(second)).containsExactly(1, 2);
        assertThat(revisions(third)).isEmpty();
    }

    @Test
    void aDraftRemembersWhichFilesItIsToCarry() {
        String first = desk.put(pdf(100));
        desk.put(pdf(200));

        assertThat(desk.submitDraft(first)).hasStatus(201);

        assertThat(hashes(1, desk.reporter)).containsExactly(first);
    }

    @Test
    void aSubmissionThatNamesAFileThatIsNotThereIsRefusedByItsPlace() {
        String there = desk.put(pdf(100));
        long version = desk.version();

        MvcTestResult refused = desk.submit(there, Sha256.hex(SampleFiles.PNG));

        assertProblem(refused, 422, "report-invalid");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/attachments/1");
        assertThat(json(refused).at("/errors/0/code").asString()).isEqualTo("attachment-unknown");
        assertThat(desk.version()).isEqualTo(version);
    }

    @Test
    void aFileOfAnotherReportIsNotThere() {
        String theirs = new CommuneDesk(context).put(pdf(100));

        assertProblem(desk.submit(theirs), 422, "report-invalid");
        assertProblem(desk.file(theirs, desk.reporter), 404, "attachment-unknown");
    }

    @Test
    void aFileThatARevisionCarriesIsKeptForEver() {
        String sent = desk.put(pdf(100));
        desk.submit(sent);
        desk.submit();

        assertProblem(desk.remove(desk.reporter, sent), 409, "attachment-sent");

        assertThat(desk.file(sent, desk.reviewer)).hasStatusOk();
    }

    @Test
    void aFileThatWasNotSentCanBeTakenAway() {
        String wrong = desk.put(pdf(100));

        assertThat(desk.remove(desk.reporter, wrong)).hasStatusOk().hasHeader(HttpHeaders.ETAG, "\"2\"");

        assertThat(desk.list(desk.reporter)).isEmpty();
        assertThat(desk.stored()).isZero();
        assertProblem(desk.file(wrong, desk.reporter), 404, "attachment-unknown");
        assertProblem(desk.remove(desk.reporter, wrong), 404, "attachment-unknown");
        assertThat(desk.put(pdf(100))).as("it may come again").isEqualTo(wrong);
    }

    @Test
    void takingAFileAwayTwiceUnderOneKeyIsDoneOnce() {
        String wrong = desk.put(pdf(100));
        String key = key();
        long version = desk.version();

        for (int again = 0; again < 2; again++) {
            assertThat(desk.remove(desk.reporter, wrong, key, version)).hasStatusOk();
        }

        assertThat(desk.version()).isEqualTo(version + 1);
    }

    @Test
    void whatAFileIsIsFoundInItsContent() {
        assertProblem(desk.put("a.pdf", SampleFiles.PROGRAM), 422, "attachment-type-refused");
        assertProblem(desk.put("a.pdf", SampleFiles.PAGE), 422, "attachment-type-refused");
        assertProblem(
                desk.put("a.docx", SampleFiles.zip("[Content_Types].xml", "word/document.xml", "word/vbaProject.bin")),
                422,
                "attachment-type-refused");
        assertProblem(desk.put("a.docx", SampleFiles.bomb(210)), 422, "attachment-type-refused");
        assertProblem(desk.put("a.pdf", new byte[0]), 422, "attachment-empty");
        desk.assertNothingIsLeft();
    }

    @Test
    void aFormIsNotReadAsAFile() {
        assertProblem(
                desk.send(
                        HttpMethod.POST,
                        "/attachments?name=a.pdf",
                        desk.reporter,
                        key(),
                        0L,
                        SampleFiles.PDF,
                        MediaType.APPLICATION_FORM_URLENCODED),
                415,
                "unsupported-media-type");
        desk.assertNothingIsLeft();
    }

    @Test
    void oneFileAndAllThatWaitHaveALimitOfTheirSize() {
        assertProblem(desk.put("a.pdf", pdf(5 * MEBIBYTE + 1)), 413, "attachment-too-large");
        desk.assertNothingIsLeft();
        for (int i = 0; i < 4; i++) {
            desk.put(numbered(i, 5 * MEBIBYTE));
        }

        assertProblem(desk.put("a.pdf", SampleFiles.PDF), 409, "attachments-too-large");

        assertThat(desk.list(desk.reporter)).hasSize(4);
        assertThat(desk.stored()).isEqualTo(4);
    }

    @Test
    void tenFilesMayWaitAndWhatIsSentMakesRoom() {
        List<String> ten = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            ten.add(desk.put(numbered(i, 100)));
        }

        assertProblem(desk.put("a.pdf", numbered(10, 100)), 409, "attachments-too-many");
        assertThat(desk.stored()).isEqualTo(10);
        assertThat(desk.submit(ten.toArray(String[]::new))).hasStatus(201);

        assertThat(desk.put("a.pdf", numbered(10, 100))).hasStatus(201);
    }

    @Test
    void theSameUploadAgainIsOneFile() {
        String key = key();
        MvcTestResult first = desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L);
        MvcTestResult again = desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key, 0L);

        assertThat(first).hasStatus(201);
        assertThat(again).hasStatus(201);
        assertThat(json(again)).isEqualTo(json(first));
        assertProblem(desk.put(desk.reporter, "a.pdf", SampleFiles.PNG, key, 1L), 409, "idempotency-key-reused");
        assertProblem(desk.put("b.pdf", SampleFiles.PDF), 409, "attachment-exists");
        assertThat(desk.list(desk.reporter)).hasSize(1);
        assertThat(desk.stored()).isEqualTo(1);
    }

    @Test
    void anUploadWithoutPreconditionsOrOnAStaleVersionLeavesNothing() {
        assertProblem(desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key(), 7L), 412, "stale-revision");
        assertProblem(desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, key(), null), 428, "if-match-required");
        assertProblem(desk.put(desk.reporter, "a.pdf", SampleFiles.PDF, null, 0L), 428, "idempotency-key-required");
        desk.assertNothingIsLeft();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"CCCD 045099012345.pdf", "0912.345.678.pdf", "Nguyen Van A_sn_1990.pdf", "x/sinh năm 1990.pdf"})
    void aNameThatTellsWhoSomebodyIsIsRefused(String name) {
        MvcTestResult refused = desk.put(name, SampleFiles.PDF);

        assertProblem(refused, 422, "text-refused");
        assertThat(json(refused).at("/errors/0/pointer").asString()).isEqualTo("/name");
        desk.assertNothingIsLeft();
    }

    @Test
    void aReportThatCannotBeSentAnyMoreTakesNoFilesUntilItIsAskedForAgain() {
        clock.set(Reporting.CLOSED);
        assertProblem(desk.put("a.pdf", SampleFiles.PDF), 409, "window-closed");
        desk.assertNothingIsLeft();

        clock.set(Reporting.IN_TIME);
        desk.submit();
        desk.decide("return", Map.of("reason", "Thiếu văn bản kèm theo"));
        clock.set(Reporting.CLOSED);
        String asked = desk.put(pdf(100));
        assertThat(desk.submit(asked)).hasStatus(201);
    }

    @Test
    void aCorrectionCarriesFilesAndMayNameEarlierOnes() {
        String old = desk.put(pdf(100));
        desk.submit(old);
        desk.decide("acceptance", Map.of("revision", 1));
        clock.set(Reporting.CLOSED);
        String added = desk.put(pdf(200));

        assertThat(desk.correct(old, added)).hasStatus(201);

        assertThat(hashes(1, desk.reviewer)).containsExactly(old);
        assertThat(hashes(2, desk.reviewer)).containsExactly(old, added);
    }

    @Test
    void nobodyElseWritesAndNobodyWithoutAToken() {
        String waiting = desk.put(pdf(100));
        String other = new CommuneDesk(context).id.unitKey();
        Map<String, String> refused = Map.of(
                TestTokens.bearer("bc-khac", other, COMMUNE_REPORTER),
                "wrong-unit",
                TestTokens.bearer("tinh", SampleUnits.PROVINCE, COMMUNE_REPORTER),
                "wrong-unit",
                desk.reviewer,
                "forbidden",
                TestTokens.bearer("lanhdao", SampleUnits.PROVINCE, LEADER),
                "forbidden",
                TestTokens.bearer("kiemtra", SampleUnits.PROVINCE, AUDITOR),
                "forbidden",
                TestTokens.bearer("quantri", SampleUnits.PROVINCE, ADMIN),
                "forbidden",
                TestTokens.bearer("canbo", desk.id.unitKey(), OFFICER),
                "forbidden");

        refused.forEach((bearer, code) -> {
            assertProblem(desk.put(bearer, "b.pdf", pdf(200), key(), 1L), 403, code);
            assertProblem(desk.remove(bearer, waiting), 403, code);
        });
        for (String bearer : noTokens()) {
            assertThat(desk.put(bearer, "b.pdf", pdf(200), key(), 1L)).hasStatus(401);
            assertThat(desk.remove(bearer, waiting)).hasStatus(401);
        }

        assertThat(desk.version()).isEqualTo(1);
        assertThat(desk.stored()).isEqualTo(1);
    }

    @Test
    void filesAreReadByThoseWhoNeedThem() {
        String sent = desk.put(pdf(100));
        desk.submit(sent);
        String head = TestTokens.bearer("ct", desk.id.unitKey(), COMMUNE_HEAD);
        String auditor = TestTokens.bearer("kiemtra", SampleUnits.PROVINCE, AUDITOR);

        for (String bearer : List.of(desk.reporter, head, desk.reviewer, auditor)) {
            assertThat(desk.list(bearer)).hasSize(1);
            assertThat(desk.file(sent, bearer)).hasStatusOk();
            assertThat(hashes(1, bearer)).containsExactly(sent);
        }
    }

    @Test
    void othersSeeNoFilesAndNobodyDoesWithoutAToken() {
        String sent = desk.put(pdf(100));
        desk.submit(sent);
        String other = new CommuneDesk(context).id.unitKey();
        Map<String, String> refused = Map.of(
                TestTokens.bearer("bc-khac", other, COMMUNE_REPORTER), "wrong-unit",
                TestTokens.bearer("duyet-46", "46@2025-07-01", REVIEWER), "wrong-unit",
                TestTokens.bearer("kt-46", "46@2025-07-01", AUDITOR), "wrong-unit",
                TestTokens.bearer("tinh", SampleUnits.PROVINCE, COMMUNE_REPORTER), "forbidden",
                TestTokens.bearer("lanhdao", SampleUnits.PROVINCE, LEADER), "forbidden",
                TestTokens.bearer("quantri", SampleUnits.PROVINCE, ADMIN), "forbidden",
                TestTokens.bearer("canbo", desk.id.unitKey(), OFFICER), "forbidden");

        refused.forEach((bearer, code) -> {
            assertProblem(desk.get("/attachments", bearer), 403, code);
            assertProblem(desk.file(sent, bearer), 403, code);
        });
        for (String bearer : noTokens()) {
            assertThat(desk.get("/attachments", bearer)).hasStatus(401);
            assertThat(desk.file(sent, bearer)).hasStatus(401);
        }
    }

    @Test
    void aLeaderReadsTheRevisionWithoutItsFiles() {
        String sent = desk.put(pdf(100));
        desk.submit(sent);

        MvcTestResult revision = desk.get("/revisions/1", TestTokens.bearer("lanhdao", SampleUnits.PROVINCE, LEADER));

        assertThat(revision).hasStatusOk();
        assertThat(json(revision).get("attachments")).isEmpty();
        assertThat(json(revision).at("/values/CA01").asInt()).isEqualTo(1);
    }

    @Test
    void whatWasNotSentIsTheUnitsOwn() {
        String waiting = desk.put(pdf(100));

        assertThat(desk.list(desk.reviewer)).isEmpty();
        assertProblem(desk.file(waiting, desk.reviewer), 404, "attachment-unknown");
    }

    private List<String> hashes(int revision, String bearer) {
        MvcTestResult result = desk.get("/revisions/" + revision, bearer);
        assertThat(result).hasStatusOk();
        return json(result)
                .get("attachments")
                .valueStream()
                .map(file -> file.get("sha256").asString())
                .toList();
    }

    private List<Integer> revisions(String attachment) {
        return desk.list(desk.reporter)
                .valueStream()
                .filter(file -> file.get("sha256").asString().equals(attachment))
                .flatMap(file -> file.get("revisions").valueStream())
                .map(JsonNode::asInt)
                .toList();
    }

    private List<String> noTokens() {
        String unit = desk.id.unitKey();
        return Stream.concat(
                        Stream.of((String) null),
                        Stream.of(
                                        TestTokens.expired("bc", unit, COMMUNE_REPORTER),
                                        TestTokens.wrongSignature("bc", unit, COMMUNE_REPORTER),
                                        TestTokens.wrongAudience("bc", unit, COMMUNE_REPORTER))
                                .map("Bearer "::concat))
                .toList();
    }

    private static byte[] pdf(int size) {
        return Arrays.copyOf(SampleFiles.PDF, size);
    }

    private static byte[] numbered(int number, int size) {
        byte[] content = pdf(size);
        byte[] mark = String.valueOf(number).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(mark, 0, content, size - mark.length, mark.length);
        return content;
    }
}
