package vn.pcmt.report.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.pcmt.contract.officer.OfficerRole.REVIEWER;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.OnStore;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.TestClock;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.outlier.Screenings;
import vn.pcmt.report.sample.SampleLives;
import vn.pcmt.report.submission.Draft;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;
import vn.pcmt.report.unit.Units;

/**
 * How long the queue of a province and of a country takes to read, and to be accepted, with a year of history behind
 * every report. A measurement, run by itself: {@code -Dexcluded.test.groups= -Dit.test=ThousandsWaitIT}.
 */
@OnStore
@Tag("measurement")
class ThousandsWaitIT {

    private static final Logger LOG = LoggerFactory.getLogger(ThousandsWaitIT.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final ReportingPeriod WAITING = ReportingPeriod.parse("2026-09");
    private static final int READS = 5;

    @Autowired
    private MockMvcTester http;

    @Autowired
    private MongoTemplate store;

    @Autowired
    private Reports reports;

    @Autowired
    private Units units;

    @Autowired
    private BeanFactory service;

    @Autowired
    private TestClock clock;

    @ParameterizedTest(name = "{0} communes in {1} provinces")
    @CsvSource({"78, 1, 600", "3321, 34, 700"})
    void areReadAndAccepted(int communes, int provinces, int firstProvince) {
        clock.set(Instant.parse("2026-09-20T03:00:00Z"));
        List<ReportId> waiting = send(communes, provinces, firstProvince);

        long began = System.nanoTime();
        Screenings.screen(service, waiting.toArray(ReportId[]::new));
        LOG.warn("{} reports screened in {} ms", communes, millisSince(began));

        String area = provinces == 1 ? firstProvince + "@2025-07-01" : "VN";
        String reviewer = TestTokens.bearer("duyet", area, REVIEWER);
        List<Long> millis = new ArrayList<>();
        JsonNode queue = JSON.nullNode();
        for (int i = 0; i <= READS; i++) {
            began = System.nanoTime();
            queue = get("/api/v1/review-queue?period=" + WAITING + "&template=PCMT-THANG&area=" + area, reviewer);
            millis.add(millisSince(began));
        }
        long first = millis.removeFirst();
        Collections.sort(millis);
        LOG.warn(
                "Queue of {}: first {} ms, then p50 {} ms, longest {} ms; {}",
                communes,
                first,
                millis.get(READS / 2),
                millis.getLast(),
                queue.get("counts"));
        assertThat(queue.get("counts").get("waiting").asInt()).isGreaterThanOrEqualTo(communes);

        LOG.warn("Odd of {}: {}", communes, oddities(area, reviewer));

        began = System.nanoTime();
        MvcTestResult begun = http.post()
                .uri("/api/v1/acceptances")
                .header(HttpHeaders.AUTHORIZATION, reviewer)
                .header("Idempotency-Key", "measured-" + communes)
                .contentType(MediaType.APPLICATION_JSON)
                .content(JSON.writeValueAsString(Map.of(
                        "area",
                        area,
                        "template",
                        "PCMT-THANG",
                        "period",
                        WAITING.toString(),
                        "seenAt",
                        queue.get("asOf").asString())))
                .exchange();
        assertThat(begun).hasStatus(202);
        LOG.warn("Answered after {} ms", millisSince(began));
        String location = begun.getResponse().getHeader(HttpHeaders.LOCATION);
        await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !get(location, reviewer).get("done").isNull());
        JsonNode accepted = get(location, reviewer);
        LOG.warn(
                "{} of {} accepted in {} ms, {} left",
                accepted.get("accepted"),
                communes,
                millisSince(began),
                accepted.get("left"));
        assertThat(accepted.get("accepted").asInt())
                .isEqualTo(queue.get("counts").get("clean").asInt());
    }

    /** How many of the first thousand are odd for which reason, of outliers by kind. */
    private Map<String, Long> oddities(String area, String reviewer) {
        return get("/api/v1/review-queue?size=1000&period=" + WAITING + "&template=PCMT-THANG&area=" + area, reviewer)
                .get("items")
                .valueStream()
                .flatMap(item -> Stream.concat(
                        item.get("odd").valueStream().map(JsonNode::asString),
                        item.get("outliers")
                                .valueStream()
                                .map(one -> one.get("figures").get("kind").asString()
                                        + " "
                                        + one.get("figures").get("indicator").asString(""))))
                .collect(Collectors.groupingBy(one -> one, TreeMap::new, Collectors.counting()));
    }

    private JsonNode get(String uri, String bearer) {
        return answer(
                http.get().uri(uri).header(HttpHeaders.AUTHORIZATION, bearer).exchange());
    }

    private List<ReportId> send(int communes, int provinces, int firstProvince) {
        List<Unit> all = new ArrayList<>();
        for (int i = 0; i < communes; i++) {
            int province = firstProvince + i % provinces;
            UnitStock.put(store, SampleUnits.province(province + "@2025-07-01"));
            UnitStock.put(
                    store, SampleUnits.commune("%d%03d".formatted(province, i / provinces), province + "@2025-07-01"));
        }
        UnitStock.putCountry(store);
        for (int province = firstProvince; province < firstProvince + provinces; province++) {
            all.addAll(units.communesWithin(List.of(province + "@2025-07-01")));
        }
        ReportingPeriod begin = WAITING.minus(12);
        // The year before is lived and not reported: some figures count from the start of the year.
        SampleLives lives = new SampleLives(all, begin.minus(12), WAITING);
        List<ReportId> waiting = new ArrayList<>();
        for (ReportingPeriod period : begin.through(WAITING)) {
            List<Report> sent = new ArrayList<>();
            for (Unit unit : all) {
                ReportId id = new ReportId("PCMT-THANG", unit.key(), period);
                Map<String, String> values = new HashMap<>();
                lives.of(unit.key(), period).forEach((code, value) -> values.put(code, value.toPlainString()));
                Report report = ReportStock.submitted(id, new Draft(new HashMap<>(values), List.of(), null));
                if (period.equals(WAITING)) {
                    waiting.add(id);
                } else {
                    report.accept(1, "duyet", ReportStock.opened(id).plus(Duration.ofHours(6)));
                }
                sent.add(report);
            }
            reports.addMissing(sent);
        }
        return waiting;
    }

    private static JsonNode answer(MvcTestResult result) {
        assertThat(result).hasStatus(200);
        return JSON.readTree(result.getResponse().getContentAsByteArray());
    }

    private static long millisSince(long began) {
        return Duration.ofNanos(System.nanoTime() - began).toMillis();
    }
}
