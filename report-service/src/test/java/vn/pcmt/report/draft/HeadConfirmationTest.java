package vn.pcmt.report.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.Person.version;
import static vn.pcmt.report.draft.Writing.complete;
import static vn.pcmt.report.draft.Writing.with;
import static vn.pcmt.report.submission.Reporting.IN_TIME;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportProposed;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;

/** Where the head of the commune confirms in person what leaves it. */
@OnStore
@TestPropertySource(properties = "pcmt.submission.head-confirms=true")
class HeadConfirmationTest {

    private static final String PROPOSALS = "/api/v1/proposals";

    @Autowired
    private ApplicationContext context;

    private Writing writing;
    private Person reporter;
    private Person head;
    private String draft;

    @BeforeEach
    void aCommuneOwesAugust() {
        writing = new Writing(context);
        reporter = writing.reporter;
        head = writing.head;
        draft = writing.draft;
    }

    @Test
    void theReporterProposesAndTheHeadConfirms() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200).hasHeader("ETag", "\"2\"");
        MvcTestResult seen = head.get(draft);
        assertThat(json(seen).at("/proposal/by").asString()).isEqualTo(reporter.id());
        assertThat(json(seen).get("confirmation").asBoolean()).isTrue();
        assertThat(head.post(draft + "/submission", version(seen), null)).hasStatus(201);

        JsonNode revision = json(writing.reviewer.get(writing.path + "/revisions/1"));
        assertThat(revision.get("by").asString()).isEqualTo(reporter.id());
        assertThat(revision.get("confirmedBy").asString()).isEqualTo(head.id());
        JsonNode report = json(writing.reviewer.get(writing.path));
        assertThat(report.at("/revisions/0/by").asString()).isEqualTo(reporter.id());
        assertThat(report.at("/revisions/0/confirmedBy").asString()).isEqualTo(head.id());
    }

    @Test
    void aReporterDoesNotSendByHimself() {
        assertThat(reporter.put(draft, 0, complete())).hasStatus(200);
        refused(reporter.post(draft + "/submission", 1, null), 403, "confirmation-required");
        refused(reporter.post(writing.path + "/submission", 0, complete()), 403, "confirmation-required");
        assertThat(writing.report().status()).isEqualTo(ReportStatus.EXPECTED);
    }

    @Test
    void aReporterDoesNotCorrectByHimself() {
        assertThat(head.post(writing.path + "/submission", 0, complete())).hasStatus(201);
        assertThat(writing.reviewer.post(writing.path + "/acceptance", 1, Map.of("revision", 1)))
                .hasStatus(200);
        refused(
                reporter.post(writing.path + "/correction", 2, with(complete(), "reason", "Đếm sót")),
                403,
                "confirmation-required");
        MvcTestResult read = reporter.get(draft);
        MvcTestResult saved = reporter.put(draft, version(read), complete("CA14", "2"));
        refused(reporter.post(draft + "/proposal", version(saved), null), 422, "report-invalid");
        saved = reporter.put(draft, version(saved), with(complete("CA14", "2"), "reason", "Đếm sót"));
        MvcTestResult proposed = reporter.post(draft + "/proposal", version(saved), null);
        assertThat(proposed).hasStatus(200);
        assertThat(head.post(draft + "/submission", version(proposed), null)).hasStatus(201);
        assertThat(writing.report().status()).isEqualTo(ReportStatus.CORRECTED);
        assertThat(writing.report().latest().orElseThrow().by()).isEqualTo(reporter.id());
    }

    @Test
    void whatTheHeadWritesHeConfirms() {
        assertThat(head.post(writing.path + "/submission", 0, complete())).hasStatus(201);
        assertThat(writing.report().latest().orElseThrow().by()).isEqualTo(head.id());
        assertThat(writing.report().latest().orElseThrow().confirmedBy()).isEqualTo(head.id());
    }

    @Test
    void theHeadSendsBackWithARemark() {
        assertThat(reporter.put(draft, 0, complete())).hasStatus(200);
        refused(head.post(draft + "/return", 1, Map.of("remark", "Xem lại")), 409, "nothing-proposed");
        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200);
        refused(head.post(draft + "/return", 2, Map.of("remark", " ")), 422, "invalid-request");
        refused(head.post(draft + "/return", 2, Map.of("remark", "Gọi 0912345678")), 422, "text-refused");
        refused(reporter.post(draft + "/return", 2, Map.of("remark", "Xem lại")), 403, "forbidden");
        assertThat(head.post(draft + "/return", 2, Map.of("remark", "Xem lại CA14")))
                .hasStatus(200);

        JsonNode body = json(reporter.get(draft));
        assertThat(body.get("proposal").isNull()).isTrue();
        assertThat(body.at("/sentBack/remark").asString()).isEqualTo("Xem lại CA14");
        assertThat(body.at("/sentBack/by").asString()).isEqualTo(head.id());
        assertThat(writing.report().status()).isEqualTo(ReportStatus.EXPECTED);
    }

    @Test
    void aChangeAfterTheProposalEndsItAndTheHeadIsToldWhatChanged() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200);
        assertThat(writing.colleague.put(draft, 2, complete("CA14", "6"))).hasStatus(200);

        JsonNode conflict = json(refused(head.post(draft + "/submission", 2, null), 412, "stale-revision"))
                .get("conflict");
        assertThat(conflict.get("conflicts")).isEmpty();
        assertThat(conflict.at("/merged/0/pointer").asString()).isEqualTo("/values/CA14");
        assertThat(conflict.at("/merged/0/value").asString()).isEqualTo("6");
        assertThat(conflict.at("/merged/0/by").asString()).isEqualTo(writing.colleague.id());
        assertThat(json(head.get(draft)).get("proposal").isNull()).isTrue();
    }

    @Test
    void theHeadHasAListOfWhatWaitsAndHearsOfIt() {
        assertThat(waiting(head)).isEmpty();
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(waiting(head)).isEmpty();

        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200);

        assertThat(waiting(head)).singleElement().satisfies(one -> {
            assertThat(one.get("report").asString()).isEqualTo(writing.id.toString());
            assertThat(one.get("draftVersion").asLong()).isEqualTo(version(head.get(draft)));
            assertThat(one.get("proposedBy").asString()).isEqualTo(reporter.id());
            assertThat(one.get("correction").asBoolean()).isFalse();
        });
        assertThat(proposals()).containsExactly(reporter.id() + " true");

        assertThat(head.post(draft + "/submission", 2, null)).hasStatus(201);

        assertThat(waiting(head)).isEmpty();
        assertThat(proposals()).as("that it was sent says it all").containsExactly(reporter.id() + " true");
    }

    @Test
    void whatWasChangedThrownAwayOrSentBackWaitsNoLonger() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200);
        assertThat(writing.colleague.put(draft, 2, complete("CA14", "6"))).hasStatus(200);
        assertThat(waiting(head)).isEmpty();
        assertThat(reporter.post(draft + "/proposal", 3, null)).hasStatus(200);
        assertThat(head.post(draft + "/return", 4, Map.of("remark", "Xem lại CA14")))
                .hasStatus(200);
        assertThat(waiting(head)).isEmpty();
        assertThat(reporter.post(draft + "/proposal", 5, null)).hasStatus(200);
        assertThat(waiting(head)).hasSize(1);
        assertThat(reporter.delete(draft, 6)).hasStatus(200);
        assertThat(waiting(head)).isEmpty();

        assertThat(proposals())
                .containsExactly(
                        reporter.id() + " true",
                        writing.colleague.id() + " false",
                        reporter.id() + " true",
                        head.id() + " false",
                        reporter.id() + " true",
                        reporter.id() + " false");
    }

    @Test
    void whatIsOwedNoLongerWaitsForNobodyUntilItIsOwedAgain() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200);
        Reports reports = context.getBean(Reports.class);
        Report report = writing.report();
        report.withdraw("requirement-ended", IN_TIME);
        reports.save(report);
        assertThat(waiting(head)).isEmpty();

        report = writing.report();
        report.expectAgain("p/thang", report.deadlines(), IN_TIME);
        reports.save(report);

        assertThat(waiting(head)).hasSize(1);
        assertThat(proposals()).containsExactly(reporter.id() + " true", reporter.id() + " true");
    }

    @Test
    void whatACrashLeftUntoldTheSweepTells() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200);
        context.getBean(MongoTemplate.class)
                .updateFirst(
                        Query.query(Criteria.where("_id").is(writing.id.toString())),
                        new Update().unset("proposed"),
                        Report.class);
        assertThat(waiting(head)).isEmpty();

        context.getBean(SweepDrafts.class).sweep();

        assertThat(waiting(head)).hasSize(1);
    }

    @Test
    void onlyTheHeadOfTheUnitSeesWhatWaits() {
        assertThat(reporter.put(draft, 0, complete("CA14", "5"))).hasStatus(200);
        assertThat(reporter.post(draft + "/proposal", 1, null)).hasStatus(200);

        assertThat(waiting(new Writing(context).head)).isEmpty();
        refused(reporter.get(PROPOSALS), 403, "forbidden");
        refused(writing.reviewer.get(PROPOSALS), 403, "forbidden");
    }

    private static List<JsonNode> waiting(Person who) {
        return json(who.get(PROPOSALS)).get("items").valueStream().toList();
    }

    /** Who was told to have proposed, and whether it waits. */
    private List<String> proposals() {
        return ReportStock.told(context.getBean(MongoTemplate.class), List.of(writing.id)).stream()
                .map(EventEnvelope::event)
                .filter(ReportProposed.class::isInstance)
                .map(ReportProposed.class::cast)
                .map(event -> event.actor() + " " + event.waiting())
                .toList();
    }

    @Test
    void whatCannotBeSentIsNotProposed() {
        assertThat(reporter.put(draft, 0, complete("CA14", "mười"))).hasStatus(200);
        refused(reporter.post(draft + "/proposal", 1, null), 422, "report-invalid");
        assertThat(json(head.get(draft)).get("proposal").isNull()).isTrue();
    }
}
