package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.submission.Reporting.FORM;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.YARDSTICK;
import static vn.pcmt.report.submission.Reporting.complete;
import static vn.pcmt.report.submission.Reporting.number;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.index.IndexInfo;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.EventCodec;
import vn.pcmt.contract.GoldenEvents;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportSubmitted;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.kit.file.KeptFile;
import vn.pcmt.kit.file.Scan;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.calendar.PeriodKind;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.catalogue.Section;
import vn.pcmt.report.catalogue.Template;
import vn.pcmt.report.rule.Background;
import vn.pcmt.report.rule.Rules;

/** The repository, on every store the suite is run on. */
@OnStore
class ReportsTest {

    @Autowired
    private Reports reports;

    @Autowired
    private ReceivedReports received;

    @Autowired
    private MongoTemplate store;

    @Test
    void everythingComesBackAsItWasSaved() {
        Report report = expected("41001");
        reports.addMissing(List.of(report));
        Report loaded = reports.find(report.id()).orElseThrow();
        assertThat(loaded.version()).isZero();
        KeptFile paper = new KeptFile("65f7a0000000000000000001", "a.pdf", "application/pdf", 10, "ab12", Scan.CLEAN);
        loaded.attach(new Attachment(paper, "bc-41001", IN_TIME), IN_TIME);
        Draft figures = complete().with("GC05", "9999999").with("GC07", "0.001").draft();
        loaded.submit(
                YARDSTICK,
                new Draft(figures.values(), List.of(), null, figures.narratives(), List.of("ab12"), Map.of()),
                "bc-41001",
                IN_TIME);
        loaded.giveBack("Sai số", List.of(new Remark("CA01", "Xem lại")), "duyet", IN_TIME);
        loaded.flagOpenings(
                List.of(new OpeningFlag(
                        "CA01", number("0.5"), number("1"), List.of(new OpeningFlag.Source("PCMT-THANG~x", 2)))),
                IN_TIME);
        loaded.receipts().add(new IdempotencyKey("some-key-1"), "print", "{}");
        reports.save(loaded);

        Report again = reports.find(report.id()).orElseThrow();
        assertThat(again.version()).isEqualTo(1);
        assertThat(again.state()).isEqualTo(loaded.state());
        assertThat(again.revisions()).isEqualTo(loaded.revisions());
        assertThat(again.attachments()).isEqualTo(loaded.attachments());
        assertThat(again.revisionsWith("ab12")).containsExactly(1);
        assertThat(again.returned()).isEqualTo(loaded.returned());
        assertThat(again.decisions()).isEqualTo(loaded.decisions());
        assertThat(again.openings()).isEqualTo(loaded.openings());
        assertThat(again.outbox().version()).isEqualTo(4);
        assertThat(again.receipts().answerTo(new IdempotencyKey("some-key-1"), "print"))
                .contains("{}");
    }

    @Test
    void aReportSavedBeforeDecisionsWereKeptStillShowsWhyItWasSentBack() {
        Report report = expected("41009");
        reports.addMissing(List.of(report));
        Report loaded = reports.find(report.id()).orElseThrow();
        loaded.submit(YARDSTICK, complete().draft(), "bc-41009", IN_TIME);
        loaded.giveBack("Sai số", List.of(new Remark("CA01", "Xem lại")), "duyet", IN_TIME.plusSeconds(60));
        loaded.submit(YARDSTICK, complete().with("CA01", "2").draft(), "bc-41009", IN_TIME.plusSeconds(120));
        reports.save(loaded);
        store.updateFirst(
                Query.query(Criteria.where("_id").is(report.id().toString())),
                new Update().unset("decisions").unset("openings"),
                Report.class);

        Report old = reports.find(report.id()).orElseThrow();
        assertThat(old.openings()).isEmpty();
        assertThat(old.openRemarks())
                .singleElement()
                .isEqualTo(new OpenRemark("CA01", null, "Xem lại", 1, IN_TIME.plusSeconds(60), true));
    }

    @Test
    void receivedReportsComeWithWhatIsLatestInThemOnly() {
        Report report = expected("41010");
        report.submit(YARDSTICK, complete().draft(), "bc-41010", IN_TIME);
        report.submit(YARDSTICK, complete().with("CA01", "7").draft(), "bc-41010", IN_TIME.plusSeconds(1));
        reports.addMissing(List.of(report, expected("41011")));

        List<ReceivedReports.Received> found = received.of(
                        "PCMT-THANG", "2025-08", List.of("41010@2025-07-01", "41011@2025-07-01"))
                .reports();

        assertThat(found).singleElement().satisfies(one -> {
            assertThat(one.id()).isEqualTo(report.id().toString());
            assertThat(one.revision()).isEqualTo(2);
            assertThat(one.figures()).isEqualTo(report.latest().orElseThrow().values());
            assertThat(one.submittedAt()).isEqualTo(IN_TIME.plusSeconds(1));
            assertThat(one.isWaiting()).isTrue();
            assertThat(one.dueAt()).isEqualTo(report.deadlines().dueAt());
        });
    }

    @Test
    void figuresAreStoredAsExactDecimals() {
        Report report = expected("41002");
        report.submit(YARDSTICK, complete().with("GC05", "0.1").draft(), "bc-41002", IN_TIME);
        reports.addMissing(List.of(report));
        Document revision = store.findById(report.id().toString(), Document.class, Report.COLLECTION)
                .getList("revisions", Document.class)
                .getFirst();
        assertThat(revision.get("values", Document.class).get("GC05")).isEqualTo(Decimal128.parse("0.1"));
    }

    /** What was stored before templates asked for anything in words. */
    @Test
    void aRevisionWithoutNarrativesIsRead() {
        Report report = expected("41007");
        report.submit(YARDSTICK, complete().draft(), "bc-41007", IN_TIME);
        reports.addMissing(List.of(report));
        String id = report.id().toString();
        Document stored = store.findById(id, Document.class, Report.COLLECTION);
        stored.getList("revisions", Document.class).getFirst().remove("narratives");
        store.save(stored, Report.COLLECTION);

        Report again = reports.find(report.id()).orElseThrow();
        assertThat(again.latest().orElseThrow().narratives()).isEmpty();
        assertThat(again.state()).isEqualTo(report.state());
    }

    @Test
    void aRevisionOfBeforeHeadsConfirmedIsStoredAsItWasAndRead() {
        Report report = expected("41007");
        report.submit(YARDSTICK, complete().draft(), "bc-41007", IN_TIME);
        reports.addMissing(List.of(report));
        assertThat(store.findById(report.id().toString(), Document.class, Report.COLLECTION)
                        .getList("revisions", Document.class)
                        .getFirst())
                .doesNotContainKey("confirmedBy");
        assertThat(reports.find(report.id())
                        .orElseThrow()
                        .latest()
                        .orElseThrow()
                        .confirmedBy())
                .isNull();
    }

    @Test
    void aReportOfBeforeThereWereFilesIsReadAndTakesOne() {
        Report report = expected("41008");
        report.submit(YARDSTICK, complete().draft(), "bc-41008", IN_TIME);
        reports.addMissing(List.of(report));
        Document stored = store.findById(report.id().toString(), Document.class, Report.COLLECTION);
        assertThat(stored.remove("files")).isNotNull();
        assertThat(stored.getList("revisions", Document.class).getFirst().remove("attachments"))
                .isNotNull();
        store.save(stored, Report.COLLECTION);

        Report again = reports.find(report.id()).orElseThrow();

        assertThat(again.attachments()).isEmpty();
        assertThat(again.latest().orElseThrow().attachments()).isEmpty();
        again.requireTakes("ab12", IN_TIME);
    }

    @Test
    void theSecondOfTwoWritersIsRefused() {
        Report report = expected("41003");
        reports.addMissing(List.of(report));
        Report first = reports.find(report.id()).orElseThrow();
        Report second = reports.find(report.id()).orElseThrow();
        first.submit(YARDSTICK, complete().draft(), "bc-41003", IN_TIME);
        second.submit(YARDSTICK, complete().with("CA01", "2").draft(), "bc-41003", IN_TIME);
        reports.save(first);

        assertThatThrownBy(() -> reports.save(second)).isInstanceOf(OptimisticLockingFailureException.class);
        assertThat(reports.find(report.id()).orElseThrow().state()).isEqualTo(first.state());
    }

    @Test
    void aReportThatExistsIsLeftAlone() {
        Report report = expected("41004");
        report.submit(YARDSTICK, complete().draft(), "bc-41004", IN_TIME);
        reports.addMissing(List.of(report));
        assertThat(reports.addMissing(List.of(expected("41004"), expected("41005"))))
                .isEqualTo(1);
        assertThat(reports.find(report.id()).orElseThrow().status()).isEqualTo(ReportStatus.SUBMITTED);
    }

    @Test
    void twoNodesMayAddTheSameReportsAtOnce() throws Exception {
        List<Integer> added = new ArrayList<>();
        try (ExecutorService nodes = Executors.newFixedThreadPool(4)) {
            List<Future<Integer>> answers = IntStream.range(0, 4)
                    .mapToObj(node -> nodes.submit(() -> reports.addMissing(IntStream.range(42000, 42300)
                            .mapToObj(code -> expected(String.valueOf(code)))
                            .toList())))
                    .toList();
            for (Future<Integer> answer : answers) {
                added.add(answer.get());
            }
        }
        List<String> ids = IntStream.range(42000, 42300)
                .mapToObj(code -> id(String.valueOf(code)).toString())
                .toList();
        assertThat(reports.existing(ids)).hasSize(300);
        assertThat(added.stream().mapToInt(Integer::intValue).sum()).isEqualTo(300);
    }

    @Test
    void everyNewReportCarriesItsEventInTheSameDocument() {
        Report report = expected("41006");
        reports.addMissing(List.of(report));
        Document outbox = store.findById(report.id().toString(), Document.class, Report.COLLECTION)
                .get("outbox", Document.class);
        assertThat(outbox.getBoolean("hasPending")).isTrue();
        assertThat(outbox.getList("pending", Document.class))
                .extracting(event -> event.getString("type"))
                .containsExactly("report.expected.v1");
    }

    @Test
    void theEventOfASubmissionIsTheGoldenOne() {
        ReportSubmitted golden = GoldenEvents.event(ReportSubmitted.class);
        Template threeFigures = new Template(
                "PCMT-THANG",
                1,
                "Ba chỉ tiêu",
                PeriodKind.MONTH,
                List.of(new Section(
                        "ba",
                        "Ba",
                        true,
                        List.of(
                                FORM.indicator("GC01").orElseThrow(),
                                FORM.indicator("GC05").orElseThrow(),
                                FORM.indicator("CA01").orElseThrow()))));
        ReportId id = ReportId.parse(golden.report().id());
        Report report = Report.expected(
                id,
                1,
                golden.report().requirement(),
                ReportingCalendar.standard().deadlines(id.period()),
                TOO_EARLY);
        report.submit(
                new Yardstick(threeFigures, Rules.standard(), Background.NONE),
                new Draft(Map.of("GC01", "2", "GC05", "12.345", "CA01", "39"), List.of(), null),
                golden.actor(),
                golden.at());
        reports.addMissing(List.of(report));

        String body = store.findById(id.toString(), Document.class, Report.COLLECTION)
                .get("outbox", Document.class)
                .getList("pending", Document.class)
                .get(1)
                .getString("body");
        JsonNode told = JsonMapper.shared().readTree(body);
        assertThat(told).isEqualTo(JsonMapper.shared().readTree(GoldenEvents.json("report.submitted.v1")));
        assertThat(EventCodec.decode("report.submitted.v1", body.getBytes(StandardCharsets.UTF_8)))
                .isEqualTo(golden);
    }

    @Test
    void listsByUnitPeriodAndStatusPageByPage() {
        List<String> units = IntStream.range(43000, 43005)
                .mapToObj(code -> code + "@2025-07-01")
                .toList();
        units.forEach(unit -> reports.addMissing(List.of(expected(unit.substring(0, 5)))));
        Report late = reports.find(id("43002")).orElseThrow();
        late.submit(YARDSTICK, complete().draft(), "bc-43002", Reporting.LATE);
        reports.save(late);

        var firstPage = reports.list(new Reports.Filter(units, "PCMT-THANG", "2025-08", null), new PageRequest(0, 2));
        assertThat(firstPage.total()).isEqualTo(5);
        assertThat(firstPage.items())
                .extracting(Reports.Line::unitKey)
                .containsExactly("43000@2025-07-01", "43001@2025-07-01");
        var submitted =
                reports.list(new Reports.Filter(units, null, null, ReportStatus.SUBMITTED), new PageRequest(0, 10));
        assertThat(submitted.items()).singleElement().satisfies(line -> {
            assertThat(line.id()).isEqualTo(id("43002").toString());
            assertThat(line.revision()).isEqualTo(1);
            assertThat(line.version()).isEqualTo(1);
            assertThat(line.timeliness()).isEqualTo(Timeliness.LATE);
            assertThat(line.submittedAt()).isEqualTo(Reporting.LATE);
        });
        assertThat(reports.list(new Reports.Filter(units, null, "2025-09", null), new PageRequest(0, 10))
                        .total())
                .isZero();
    }

    @Test
    void theIndexesOfItsQuestionsExist() {
        assertThat(store.indexOps(Report.class).getIndexInfo())
                .extracting(IndexInfo::getName)
                .contains("unit_period", "status", "period_template_status");
    }

    private static Report expected(String code) {
        ReportId id = id(code);
        return Report.expected(id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), TOO_EARLY);
    }

    private static ReportId id(String code) {
        return ReportId.parse("PCMT-THANG~" + code + "@2025-07-01~2025-08");
    }
}
