package vn.pcmt.report.draft;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.Person.json;
import static vn.pcmt.report.Person.refused;
import static vn.pcmt.report.Person.version;
import static vn.pcmt.report.draft.Writing.complete;
import static vn.pcmt.report.draft.Writing.with;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.Person;

/** Where the head of the commune confirms in person what leaves it. */
@OnStore
@TestPropertySource(properties = "pcmt.submission.head-confirms=true")
class HeadConfirmationTest {

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
    void whatCannotBeSentIsNotProposed() {
        assertThat(reporter.put(draft, 0, complete("CA14", "mười"))).hasStatus(200);
        refused(reporter.post(draft + "/proposal", 1, null), 422, "report-invalid");
        assertThat(json(head.get(draft)).get("proposal").isNull()).isTrue();
    }
}
