package vn.pcmt.standalone.upgrade;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.accepted;
import static vn.pcmt.standalone.flow.Province.encoded;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.received;
import static vn.pcmt.standalone.flow.Province.report;
import static vn.pcmt.standalone.flow.Province.reporter;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.flow.Province;

/**
 * What happened in a data folder that is kept for good: three communes owed a report of one month. One was accepted and
 * then corrected, one was sent back, one waits for its review.
 */
record Story(String period) {

    static final Duration SOON = Duration.ofMinutes(3);

    private static final String CORRECTED = "18859@2025-07-01";
    private static final String RETURNED = "18871@2025-07-01";
    private static final String WAITING = "18880@2025-07-01";
    private static final List<String> COMMUNES = List.of(CORRECTED, RETURNED, WAITING);

    /** Makes it happen, and returns when everybody has seen it. */
    void happenIn(Province province) {
        eventually(SOON, () -> assertThat(province.communes()).containsKeys(COMMUNES.toArray(String[]::new)));
        province.registerOfficer(officer(RETURNED), RETURNED, "COMMUNE_REPORTER");
        COMMUNES.forEach(commune -> province.issuePlan(commune, period, period));
        eventually(SOON, () -> assertThat(coverage(province).path("expected").asInt())
                .isEqualTo(3));
        province.submit(report(CORRECTED, period), Map.of("CA01", 3)).orFail();
        province.submit(report(RETURNED, period), Map.of("CA01", 7)).orFail();
        province.submit(report(WAITING, period), Map.of("CA01", 11)).orFail();
        province.accept(report(CORRECTED, period), 1).orFail();
        province.correct(report(CORRECTED, period), Map.of("CA01", 5), "Rà soát lại")
                .orFail();
        province.giveBack(report(RETURNED, period), "Số liệu chưa khớp").orFail();
        isToldBy(province);
    }

    /** All of it can be read. */
    void isToldBy(Province province) {
        assertThat(statusOf(province, CORRECTED)).isEqualTo("CORRECTED");
        assertThat(statusOf(province, RETURNED)).isEqualTo("RETURNED");
        assertThat(statusOf(province, WAITING)).isEqualTo("SUBMITTED");
        assertThat(read(province, CORRECTED).path("revisions")).hasSize(2);
        assertThat(province.get(Part.PLAN, "role-leader", "/api/v1/plans?size=50")
                        .orFail()
                        .body()
                        .path("items")
                        .valueStream()
                        .filter(plan -> plan.path("status").asString().equals("ISSUED"))
                        .map(plan -> plan.path("plan").path("scope").path(0).asString()))
                .containsExactlyInAnyOrderElementsOf(COMMUNES);
        for (Basis basis : Basis.values()) {
            eventually(SOON, () -> {
                JsonNode totals = province.totals(KEY, period, basis);
                assertThat(received(totals, "CA01")).isEqualByComparingTo("23");
                assertThat(accepted(totals, "CA01")).isEqualByComparingTo("3");
            });
        }
        eventually(SOON, () -> {
            JsonNode coverage = coverage(province);
            assertThat(coverage.path("expected").asInt()).isEqualTo(3);
            assertThat(coverage.path("received").asInt()).isEqualTo(3);
            assertThat(coverage.path("returned").asInt()).isEqualTo(1);
        });
        eventually(SOON, () -> assertThat(province.inbox(reporter(RETURNED), "RETURNED"))
                .hasSize(1));
        eventually(SOON, () -> assertThat(returnsInTheLedger(province)).containsExactly("DELIVERED"));
    }

    /** Totals are the sums of their reports, and nobody has touched the audit logs. */
    static void isConsistent(Province province) {
        eventually(SOON, () -> assertThat(
                        province.post(Part.REPORT, "role-admin", "/api/v1/reconciliations", null, Map.of())
                                .orFail()
                                .body()
                                .path("differences")
                                .valueStream())
                .isEmpty());
        for (Part service : List.of(Part.PLAN, Part.REPORT, Part.NOTIFICATION)) {
            JsonNode verdict = province.get(service, "role-auditor", "/api/v1/audit/verification")
                    .orFail()
                    .body();
            assertThat(verdict.path("intact").asBoolean())
                    .as("%s: %s", service, verdict)
                    .isTrue();
        }
    }

    /** The correction is accepted, whenever that is. */
    void goOnIn(Province province) {
        province.accept(report(CORRECTED, period), 2).orFail();
        eventually(SOON, () -> assertThat(accepted(province.totals(KEY, period, Basis.TODAY), "CA01"))
                .isEqualByComparingTo("5"));
    }

    private List<String> returnsInTheLedger(Province province) {
        return province.get(
                        Part.NOTIFICATION,
                        "role-reviewer",
                        "/api/v1/ledger?size=200&obligation=" + encoded(report(RETURNED, period)))
                .orFail()
                .body()
                .path("items")
                .valueStream()
                .filter(alert -> alert.path("kind").asString().equals("RETURNED"))
                .flatMap(alert -> alert.path("deliveries").valueStream())
                .filter(delivery -> delivery.path("channel").asString().equals("INBOX"))
                .map(delivery -> delivery.path("state").asString())
                .toList();
    }

    private String statusOf(Province province, String commune) {
        return read(province, commune).path("status").asString();
    }

    private JsonNode read(Province province, String commune) {
        return province.read(report(commune, period)).orFail().body();
    }

    private JsonNode coverage(Province province) {
        return province.totals(KEY, period, Basis.TODAY).path("coverage");
    }
}
