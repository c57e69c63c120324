package vn.pcmt.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.standalone.flow.Province.COUNTRY;
import static vn.pcmt.standalone.flow.Province.KEY;
import static vn.pcmt.standalone.flow.Province.accepted;
import static vn.pcmt.standalone.flow.Province.eventually;
import static vn.pcmt.standalone.flow.Province.head;
import static vn.pcmt.standalone.flow.Province.officer;
import static vn.pcmt.standalone.flow.Province.received;
import static vn.pcmt.standalone.flow.Province.report;
import static vn.pcmt.standalone.flow.Province.reporter;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.kit.test.EngineSuite;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.monitoring.Scrape;
import vn.pcmt.standalone.monitoring.Watched;

/**
 * The main job: a plan is issued, communes report, the views of commune, province and country move by exactly what was
 * reported, a returned report reaches its officers once. One story, told in order, on one running system.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@EngineSuite
class FirstFlowIT {
    private static final Duration SOON = Duration.ofSeconds(90);

    private EmbeddedStack stack;
    private Province province;
    private String period;
    private String first;
    private String second;
    private String third;
    private String marker;

    @BeforeAll
    void issueThePlan(@TempDir Path folder) {
        stack = EmbeddedStack.start(
                FlowEngine.settings(folder).with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false"));
        province = new Province(stack);
        eventually(SOON, () -> assertThat(province.communes()).hasSize(78));
        List<String> communes = List.copyOf(province.communes().keySet());
        first = communes.get(0);
        second = communes.get(1);
        third = communes.get(2);
        period = province.currentPeriod();
        marker = communes.stream()
                .skip(3)
                .filter(unit -> partition(report(unit, period)) == partition(report(second, period)))
                .findFirst()
                .orElseThrow();
        for (String unit : List.of(first, second, marker)) {
            province.registerOfficer(officer(unit), unit, "COMMUNE_REPORTER");
        }
        province.registerOfficer("ct-" + second.substring(0, 5), second, "COMMUNE_HEAD");
        province.issuePlan(period, period);
    }

    @AfterAll
    void stop() {
        if (province != null) {
            province.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void everyCommuneOwesTheReport() {
        eventually(SOON, () -> {
            for (Basis basis : Basis.values()) {
                assertThat(coverage(KEY, basis, "expected")).isEqualTo(78);
                assertThat(coverage(COUNTRY, basis, "expected")).isEqualTo(78);
                assertThat(coverage(first, basis, "expected")).isEqualTo(1);
                assertThat(coverage(KEY, basis, "received")).isZero();
            }
            assertThat(received(province.totals(KEY, period, Basis.TODAY), "CA01"))
                    .as("missing is never zero")
                    .isNull();
        });
    }

    @Test
    @Order(2)
    void whatIsReportedCountsAtEveryLevelAndInBothBases() {
        province.submit(report(first, period), Map.of("CA01", 12, "GC01", 1, "GC02", 1, "GC05", "10.125"))
                .orFail();
        province.submit(report(second, period), Map.of("CA01", 30, "GC01", 1, "GC02", 1, "GC05", "0.375"))
                .orFail();

        eventually(SOON, () -> {
            for (Basis basis : Basis.values()) {
                assertFigure(first, basis, "CA01", "12", null);
                assertFigure(first, basis, "GC05", "10.125", null);
                assertFigure(KEY, basis, "CA01", "42", null);
                assertFigure(KEY, basis, "GC05", "10.5", null);
                assertFigure(COUNTRY, basis, "CA01", "42", null);
                assertThat(coverage(KEY, basis, "received")).isEqualTo(2);
                assertThat(coverage(KEY, basis, "accepted")).isZero();
            }
        });
    }

    @Test
    @Order(3)
    void aCorrectionMovesTheTotalsByExactlyTheDifference() {
        province.accept(report(first, period), 1).orFail();
        eventually(SOON, () -> assertFigure(KEY, Basis.TODAY, "CA01", "42", "12"));

        province.correct(
                        report(first, period),
                        Map.of("CA01", 15, "GC01", 1, "GC02", 1, "GC05", "10.120"),
                        "Đếm thiếu ba người")
                .orFail();

        eventually(SOON, () -> {
            for (Basis basis : Basis.values()) {
                assertFigure(first, basis, "CA01", "15", "12");
                assertFigure(KEY, basis, "CA01", "45", "12");
                assertFigure(KEY, basis, "GC05", "10.495", "10.125");
                assertFigure(COUNTRY, basis, "CA01", "45", "12");
                assertThat(coverage(KEY, basis, "accepted"))
                        .as("a correction awaits its own review")
                        .isZero();
            }
        });
    }

    @Test
    @Order(4)
    void aReturnReachesTheUnitsOfficersOnceByInboxAndOnceByMail() throws IOException {
        province.giveBack(report(second, period), "Số liệu chưa khớp kỳ trước").orFail();

        eventually(SOON, () -> {
            assertThat(province.inbox(reporter(second), "RETURNED")).isNotEmpty();
            assertThat(province.inbox(head(second), "RETURNED")).isNotEmpty();
            assertThat(returnsMailedTo(officer(second))).isNotEmpty();
            assertThat(returnsMailedTo("ct-" + second.substring(0, 5))).isNotEmpty();
        });
        JsonNode alert = province.inbox(reporter(second), "RETURNED").getFirst();
        assertThat(alert.path("obligation").asString()).isEqualTo(report(second, period));
        assertThat(province.inbox(reporter(first), "RETURNED")).isEmpty();
        assertThat(coverage(KEY, Basis.TODAY, "returned")).isEqualTo(1);
        assertThat(coverage(KEY, Basis.TODAY, "received"))
                .as("what was received still counts as received")
                .isEqualTo(2);

        // What is told about a later event of the same partition comes after all that could be told about this one.
        province.submit(report(marker, period), Map.of()).orFail();
        province.giveBack(report(marker, period), "Mốc: đến sau cùng").orFail();
        eventually(SOON, () -> {
            assertThat(province.inbox(reporter(marker), "RETURNED")).isNotEmpty();
            assertThat(returnsMailedTo(officer(marker))).isNotEmpty();
        });
        for (String client : List.of(reporter(second), head(second), reporter(marker))) {
            assertThat(province.inbox(client, "RETURNED")).as(client).hasSize(1);
        }
        for (String officer : List.of(officer(second), "ct-" + second.substring(0, 5), officer(marker))) {
            assertThat(returnsMailedTo(officer)).as(officer).hasSize(1);
        }
    }

    /** Of the report's events, on the partitions of the embedded default. */
    private static int partition(String report) {
        return BuiltInPartitioner.partitionForKey(report.getBytes(StandardCharsets.UTF_8), 3);
    }

    @Test
    @Order(5)
    void theSameSubmissionAgainGivesTheFirstAnswerAndChangesNothing() {
        String id = report(third, period);
        String path = "/api/v1/reports/" + Province.encoded(id) + "/submission";
        String etag = province.read(id).etag();
        Map<String, Object> body = Map.of("values", province.values(Map.of("CA01", 1)));

        Http.Answer once = province.post(Part.REPORT, reporter(third), path, etag, "the-same-key", body);
        Http.Answer again = province.post(Part.REPORT, reporter(third), path, etag, "the-same-key", body);
        Http.Answer other = province.post(
                Part.REPORT,
                reporter(third),
                path,
                etag,
                "the-same-key",
                Map.of("values", province.values(Map.of("CA01", 2))));

        assertThat(once.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(once.body());
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.body().path("code").asString()).isEqualTo("idempotency-key-reused");
        eventually(SOON, () -> assertFigure(KEY, Basis.TODAY, "CA01", "46", "12"));
    }

    @Test
    @Order(6)
    void aMergerRegisteredTodayMovesTheFiguresOfTodaysTreeByItself() {
        String today = LocalDate.now(ZoneId.of("Asia/Ho_Chi_Minh")).toString();
        var merger = Map.of(
                "id",
                "thu-sap-nhap",
                "effectiveOn",
                today,
                "kind",
                "MERGE",
                "from",
                List.of(first, second),
                "into",
                Map.of("code", "99001", "name", "Xã Sáp Nhập", "kind", "COMMUNE", "parent", KEY));
        province.post(Part.PLAN, "role-admin", "/api/v1/reorganisations", null, merger)
                .orFail();
        String merged = "99001@" + today;

        eventually(SOON, () -> {
            assertFigure(merged, Basis.TODAY, "CA01", "45", "12");
            assertThat(received(province.totals(first, period, Basis.TODAY), "CA01"))
                    .isNull();
            assertFigure(first, Basis.AS_THEN, "CA01", "15", "12");
            assertFigure(KEY, Basis.TODAY, "CA01", "46", "12");
            assertFigure(KEY, Basis.AS_THEN, "CA01", "46", "12");
        });
        assertThat(province.communes()).hasSize(77).doesNotContainKey(first).containsKey(merged);
    }

    @Test
    @Order(7)
    void everythingThatAlertRulesAndDashboardsAskForIsThere() throws Exception {
        assertThat(Scrape.figures(stack)).containsAll(Watched.everywhere().keySet());
    }

    private int coverage(String area, Basis basis, String count) {
        return province.totals(area, period, basis).path("coverage").path(count).asInt(-1);
    }

    private void assertFigure(String area, Basis basis, String indicator, String received, String accepted) {
        JsonNode totals = province.totals(area, period, basis);
        assertThat(received(totals, indicator)).as("received").isEqualByComparingTo(new BigDecimal(received));
        if (accepted == null) {
            assertThat(accepted(totals, indicator)).as("accepted").isNull();
        } else {
            assertThat(accepted(totals, indicator)).as("accepted").isEqualByComparingTo(new BigDecimal(accepted));
        }
    }

    private List<Path> returnsMailedTo(String officer) throws IOException {
        try (Stream<Path> mails = Files.list(stack.mailFolder())) {
            return mails.filter(mail -> mail.toString().endsWith(".eml"))
                    .filter(mail ->
                            contains(mail, "To: " + officer + "@quangtri.example") && contains(mail, "~RETURNED~"))
                    .toList();
        }
    }

    private static boolean contains(Path mail, String text) {
        try {
            return Files.readString(mail, StandardCharsets.ISO_8859_1).contains(text);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
