package vn.pcmt.report.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.Reporting.IN_TIME;
import static vn.pcmt.report.submission.Reporting.LATE;
import static vn.pcmt.report.submission.Reporting.TOO_EARLY;
import static vn.pcmt.report.submission.Reporting.complete;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.calendar.ReportingCalendar;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.unit.UnitStock;

/** Many reports sent together: each is judged, saved and answered as if it had been sent alone. */
@OnStore
class SubmitTogetherTest {
    private static final AtomicInteger CODES = new AtomicInteger(36000);
    private static final Caller ADMIN = caller("quantri", SampleUnits.PROVINCE, OfficerRole.ADMIN);

    @Autowired
    private SubmitReport submit;

    @Autowired
    private Reports reports;

    @Autowired
    private MongoTemplate store;

    private final List<ReportId> ids = new ArrayList<>();

    @BeforeEach
    void threeCommunesOweAugust() {
        UnitStock.put(store, SampleUnits.province());
        for (int i = 0; i < 3; i++) {
            String code = String.valueOf(CODES.incrementAndGet());
            UnitStock.put(store, SampleUnits.commune(code));
            ReportId id = ReportId.parse("PCMT-THANG~" + code + "@2025-07-01~2025-08");
            ids.add(id);
            reports.addMissing(List.of(Report.expected(
                    id, 1, "p/thang", ReportingCalendar.standard().deadlines(id.period()), TOO_EARLY)));
        }
    }

    @Test
    void everyReportIsSubmittedInTheNameOfWhoSentIt() {
        assertThat(submitAll(ADMIN, sent(0, complete()), sent(1, complete()), sent(2, complete())))
                .allSatisfy(answer -> assertThat(outcome(answer).status()).isEqualTo(ReportStatus.SUBMITTED))
                .extracting(answer -> outcome(answer).id())
                .containsExactlyElementsOf(ids.stream().map(ReportId::toString).toList());
        for (ReportId id : ids) {
            Report report = reports.find(id).orElseThrow();
            assertThat(report.version()).isEqualTo(1);
            assertThat(report.outbox().version()).isEqualTo(2);
            assertThat(report.revisions()).singleElement().satisfies(revision -> {
                assertThat(revision.by()).isEqualTo("quantri");
                assertThat(revision.submittedAt()).isEqualTo(IN_TIME);
                assertThat(revision.values()).hasSize(40);
            });
        }
    }

    @Test
    void theFirstThatIsWrongStopsNoneOfTheOthers() {
        List<ReportAnswer> answers =
                submitAll(ADMIN, sent(0, complete().with("CA01", "-1")), sent(1, complete()), sent(2, complete()));
        assertThat(refusal(answers.getFirst())).isEqualTo("report-invalid");
        assertThat(answers.subList(1, 3))
                .allSatisfy(answer -> assertThat(answer).isInstanceOf(ReportAnswer.Done.class));
        assertThat(revisions()).containsExactly(0, 1, 1);
    }

    @Test
    void aRepetitionIsAnsweredAsTheFirstTime() {
        List<ReportAnswer> first = submitAll(ADMIN, sent(0, complete()), sent(1, complete()));
        List<ReportAnswer> again = submitAll(ADMIN, sent(0, complete()), sent(1, complete()), sent(2, complete()));
        assertThat(again.subList(0, 2)).isEqualTo(first);
        assertThat(revisions()).containsExactly(1, 1, 1);
    }

    @Test
    void theSecondOnOneReportMeetsWhatTheFirstHasLeft() {
        List<ReportAnswer> answers = submitAll(
                ADMIN,
                new Submission(ids.getFirst(), complete().draft(), 0, null, new IdempotencyKey("first-of-two")),
                new Submission(
                        ids.getFirst(),
                        complete().with("CA01", "2").draft(),
                        0,
                        null,
                        new IdempotencyKey("second-of-two")));
        assertThat(outcome(answers.getFirst()).revision()).isEqualTo(1);
        assertThat(refusal(answers.getLast())).isEqualTo("report-moved-on");
        assertThat(revisions()).containsExactly(1, 0, 0);
    }

    @Test
    void twoFilesWithTheSameReportsAtOnceLeaveOneRevisionOfEach() throws Exception {
        List<Integer> taken = new ArrayList<>();
        try (ExecutorService senders = Executors.newFixedThreadPool(4)) {
            List<Future<List<ReportAnswer>>> answers = IntStream.range(0, 4)
                    .mapToObj(sender -> senders.submit(() -> submitAll(
                            ADMIN,
                            IntStream.range(0, 3)
                                    .mapToObj(i -> new Submission(
                                            ids.get(i),
                                            complete()
                                                    .with("CA01", "1" + sender)
                                                    .draft(),
                                            0,
                                            null,
                                            new IdempotencyKey("sender-" + sender + "-" + i)))
                                    .toArray(Submission[]::new))))
                    .toList();
            for (Future<List<ReportAnswer>> answer : answers) {
                taken.add((int) answer.get().stream()
                        .filter(ReportAnswer.Done.class::isInstance)
                        .count());
            }
        }
        assertThat(revisions()).containsExactly(1, 1, 1);
        assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isEqualTo(3);
    }

    @Test
    void aTrialAnswersAlikeAndChangesNothing() {
        submitAll(ADMIN, sent(2, complete()));
        Submission[] sent = {
            sent(0, complete()),
            sent(1, complete().with("CA01", "x")),
            sent(2, complete().with("CA01", "5"))
        };
        List<ReportAnswer> tried = submit.tryOutAll(List.of(sent), ADMIN, IN_TIME);
        assertThat(outcome(tried.getFirst()).revision()).isEqualTo(1);
        assertThat(refusal(tried.get(1))).isEqualTo("report-invalid");
        assertThat(refusal(tried.get(2))).isEqualTo("idempotency-key-reused");
        assertThat(revisions()).containsExactly(0, 0, 1);
        assertThat(reports.find(ids.getFirst()).orElseThrow().version()).isZero();
    }

    @Test
    void whoeverDoesNotNameTheRevisionThatIsThereIsRefused() {
        submitAll(ADMIN, sent(0, complete()));
        assertThat(refusal(submitAll(ADMIN, based(0, 0, "stale-base")).getFirst()))
                .isEqualTo("report-moved-on");
        assertThat(outcome(submitAll(ADMIN, based(0, 1, "right-base")).getFirst())
                        .revision())
                .isEqualTo(2);
        assertThat(outcome(submitAll(ADMIN, based(0, null, "whatever-base")).getFirst())
                        .revision())
                .isEqualTo(3);
    }

    @Test
    void aReportThatSaysTheSameAlreadyGetsNoFurtherRevision() {
        submitAll(ADMIN, sent(0, complete().with("GC05", "1.5")));
        Submission again = new Submission(
                ids.getFirst(),
                complete().with("GC05", "1.50").draft(),
                null,
                null,
                new IdempotencyKey("the-same-again"));
        assertThat(refusal(submitAll(ADMIN, again).getFirst())).isEqualTo("report-says-the-same");
        assertThat(revisions()).containsExactly(1, 0, 0);
    }

    @Test
    void onlyTheUnitItselfAndAnAdministratorOfTheAreaMayEnter() {
        Caller own = caller("bc", ids.getFirst().unitKey(), OfficerRole.COMMUNE_REPORTER);
        assertThat(submitAll(own, sent(0, complete()), sent(1, complete())))
                .extracting(SubmitTogetherTest::refusal)
                .containsExactly("", "wrong-unit");
        assertThat(refused(caller("duyet", SampleUnits.PROVINCE, OfficerRole.REVIEWER)))
                .isEqualTo("forbidden");
        assertThat(refused(caller("lanhdao", SampleUnits.PROVINCE, OfficerRole.LEADER)))
                .isEqualTo("forbidden");
        assertThat(refused(caller("quantri-46", "46@2025-07-01", OfficerRole.ADMIN)))
                .isEqualTo("wrong-area");
        assertThat(refused(caller("quantri", null, OfficerRole.ADMIN))).isEqualTo("wrong-area");
        assertThat(revisions()).containsExactly(1, 0, 0);
    }

    @Test
    void aReportThatNobodyOwesIsRefusedAsWhenSentAlone() {
        ReportId nobodys = new ReportId(
                "PCMT-THANG", ids.getFirst().unitKey(), ids.getFirst().period().next());
        Submission sent = new Submission(nobodys, complete().draft(), 0, null, new IdempotencyKey("nobody-owes-it"));
        assertThat(refusal(submitAll(ADMIN, sent).getFirst())).isEqualTo("report-not-expected");
        assertThat(refusal(submit.tryOutAll(List.of(sent), ADMIN, LATE).getFirst()))
                .isEqualTo("report-not-expected");
    }

    private String refused(Caller caller) {
        return refusal(submitAll(caller, sent(2, complete())).getFirst());
    }

    private List<ReportAnswer> submitAll(Caller caller, Submission... submissions) {
        return submit.submitAll(List.of(submissions), caller, IN_TIME);
    }

    private Submission sent(int report, Filled filled) {
        return new Submission(ids.get(report), filled.draft(), 0, null, new IdempotencyKey("together-" + report));
    }

    private Submission based(int report, @Nullable Integer base, String key) {
        return new Submission(
                ids.get(report),
                complete()
                        .with("CA01", String.valueOf(key.length()))
                        .with("CA02", "9")
                        .draft(),
                base,
                null,
                new IdempotencyKey(key));
    }

    private List<Integer> revisions() {
        return ids.stream().map(id -> reports.find(id).orElseThrow().revision()).toList();
    }

    private static ReportOutcome outcome(ReportAnswer answer) {
        assertThat(answer).isInstanceOf(ReportAnswer.Done.class);
        return ((ReportAnswer.Done) answer).outcome();
    }

    private static String refusal(ReportAnswer answer) {
        return answer instanceof ReportAnswer.Refused(var refusal) ? refusal.code() : "";
    }

    private static Caller caller(String id, @Nullable String unit, OfficerRole role) {
        return new Caller(id, id, Set.of(role), unit);
    }
}
