package vn.pcmt.report.review;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.ReportStock.submitted;
import static vn.pcmt.report.submission.Reporting.complete;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.ReviewDesk;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.outlier.Screenings;
import vn.pcmt.report.review.Acceptance.Progress;
import vn.pcmt.report.review.Acceptance.State;
import vn.pcmt.report.submission.ReceivedReports;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Units;

/** An acceptance of many whose node dies: whoever takes it up brings it to the same end, and none is accepted twice. */
@OnStore
class AcceptanceResumeTest {

    private static final AtomicInteger PROVINCES = new AtomicInteger(240);
    private static final Instant SEEN = Instant.parse("2025-09-20T03:00:00Z");
    private static final ReviewSettings TWO_BY_TWO =
            new ReviewSettings(2, Duration.ofMinutes(1), Duration.ofSeconds(15), Duration.ofSeconds(10));

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private ReceivedReports received;

    @Autowired
    private SiftReports sift;

    @Autowired
    private AcceptReport accept;

    @Autowired
    private DecideReports decide;

    @Autowired
    private Acceptances acceptances;

    @Autowired
    private Units units;

    @Autowired
    private BeanFactory service;

    @Autowired
    private TestClock clock;

    private ReviewDesk desk;
    private List<ReportId> all;
    private Acceptance acceptance;

    @BeforeEach
    void sevenReportsWaitOfWhichTheThirdIsOdd() {
        desk = new ReviewDesk(http, store, PROVINCES.incrementAndGet(), 7);
        all = IntStream.rangeClosed(1, 7)
                .mapToObj(i -> id(desk.unit(i), "2025-09"))
                .toList();
        reports.addMissing(all.stream().map(id -> submitted(id, complete())).toList());
        all.stream().filter(id -> !id.equals(all.get(2))).forEach(id -> Screenings.screen(service, id));
        clock.set(SEEN.plusSeconds(60));
        acceptance = Acceptance.begun(
                UUID.randomUUID().toString(),
                "print",
                new Acceptance.Wanted(desk.province, "PCMT-THANG", "2025-09", SEEN, List.of()),
                new Caller(desk.reviewer, "Duyệt", Set.of(OfficerRole.REVIEWER), desk.province),
                clock.instant());
        acceptances.insert(acceptance);
    }

    @Test
    void goesOnAfterTheLastBatchThatIsOnRecord() {
        CarryOutAcceptance first = node();
        Acceptance claimed = first.claim(acceptance.id()).orElseThrow();
        CarryOutAcceptance.Run run = first.look(claimed);
        Acceptance after = run.step(run.begin(claimed));
        assertThat(after.progress()).isEqualTo(new Progress(7, 2, 0));
        // The node dies here. Nobody may touch its work until the lease has ended.
        CarryOutAcceptance second = node();
        assertThat(second.claim(acceptance.id())).isEmpty();
        theLeaseEnds();
        second.resume();
        assertEndedRight();
    }

    @Test
    void whatWasSavedButNotWrittenDownIsFoundInTheReports() {
        CarryOutAcceptance first = node();
        Acceptance claimed = first.claim(acceptance.id()).orElseThrow();
        Acceptance looked = first.look(claimed).begin(claimed);
        // Two are accepted, and the node dies before it has written down that they are.
        accept.acceptAll(Map.of(all.get(0), 1, all.get(1), 1), acceptance.caller(), acceptance.key(), clock.instant());
        assertThat(looked.progress()).isEqualTo(new Progress(7, 0, 0));
        theLeaseEnds();
        node().resume();
        assertEndedRight();
    }

    @Test
    void whatWasCorrectedSinceItWasAcceptedIsNotAcceptedAgain() {
        CarryOutAcceptance first = node();
        Acceptance claimed = first.claim(acceptance.id()).orElseThrow();
        CarryOutAcceptance.Run run = first.look(claimed);
        run.step(run.begin(claimed));
        Report corrected = reports.find(all.getFirst()).orElseThrow();
        ReportStock.sendAgain(corrected, complete().with("CA01", "2"), SEEN.minusSeconds(20));
        reports.save(corrected);
        Screenings.screen(service, all.getFirst());
        theLeaseEnds();
        node().resume();
        assertThat(acceptances.find(acceptance.id()).orElseThrow().progress()).isEqualTo(new Progress(7, 6, 1));
        assertThat(reports.find(all.getFirst()).orElseThrow().status()).isEqualTo(ReportStatus.CORRECTED);
    }

    @Test
    void aNodeThatWasOnlySlowGivesWayToWhoeverTookOver() {
        CarryOutAcceptance slow = node();
        Acceptance claimed = slow.claim(acceptance.id()).orElseThrow();
        CarryOutAcceptance.Run run = slow.look(claimed);
        Acceptance begun = run.begin(claimed);
        theLeaseEnds();
        node().resume();
        assertThat(run.step(begun)).as("it finds that it is no longer its own").isNull();
        assertEndedRight();
    }

    @Test
    void nodesThatLookAtOnceDoItOnce() throws InterruptedException {
        CountDownLatch done = new CountDownLatch(4);
        for (int i = 0; i < 4; i++) {
            Thread.ofVirtual().start(() -> {
                node().resume();
                done.countDown();
            });
        }
        assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
        assertEndedRight();
    }

    @Test
    void calledOffItStopsWithTheBatchThatIsUnderWay() {
        CarryOutAcceptance node = node();
        Acceptance claimed = node.claim(acceptance.id()).orElseThrow();
        CarryOutAcceptance.Run run = node.look(claimed);
        Acceptance begun = run.begin(claimed);
        String uri = "/api/v1/acceptances/" + acceptance.id();
        JsonNode answer = ReviewDesk.body(desk.post(uri + "/cancellation", Map.of()), 200);
        assertThat(answer.get("state").asString()).isEqualTo("RUNNING");

        Acceptance after = run.step(begun);
        assertThat(run.step(after).state()).isEqualTo(State.CANCELLED);

        assertThat(ReviewDesk.body(desk.get(uri), 200).get("accepted").asInt()).isEqualTo(2);
        assertThat(accepted()).containsExactly(all.get(0), all.get(1));
        assertThat(ReviewDesk.body(desk.post(uri + "/cancellation", Map.of()), 200)
                        .get("state")
                        .asString())
                .as("calling it off again changes nothing")
                .isEqualTo("CANCELLED");
    }

    private CarryOutAcceptance node() {
        return new CarryOutAcceptance(acceptances, received, reports, sift, decide, units, TWO_BY_TWO, clock);
    }

    private void theLeaseEnds() {
        clock.set(SEEN.plus(Duration.ofMinutes(3)));
    }

    private List<ReportId> accepted() {
        return all.stream()
                .filter(id -> reports.find(id).orElseThrow().status() == ReportStatus.ACCEPTED)
                .toList();
    }

    private void assertEndedRight() {
        Acceptance ended = acceptances.find(acceptance.id()).orElseThrow();
        assertThat(ended.state()).isEqualTo(State.DONE);
        assertThat(ended.progress()).isEqualTo(new Progress(7, 6, 1));
        assertThat(acceptances
                        .outcomes(ended.id(), null, new PageRequest(0, 10))
                        .total())
                .isEqualTo(7);
        assertThat(acceptances
                        .outcomes(ended.id(), false, new PageRequest(0, 10))
                        .items())
                .singleElement()
                .satisfies(
                        left -> assertThat(left.report()).isEqualTo(all.get(2).toString()));
        assertThat(all)
                .allSatisfy(id -> assertThat(reports.find(id).orElseThrow().decisions())
                        .as("accepted once")
                        .hasSize(id.equals(all.get(2)) ? 0 : 1));
    }
}
