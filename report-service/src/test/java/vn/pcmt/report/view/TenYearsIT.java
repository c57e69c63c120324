package vn.pcmt.report.view;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.embedded.store.EmbeddedStore;
import vn.pcmt.embedded.store.EmbeddedStoreSettings;
import vn.pcmt.kit.test.TestTokens;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.topology.TopologyUnderTest;

/**
 * How long the views of a dashboard take over HTTP with ten years of every commune of the country in the store, sixteen
 * clients at a time, each asking again as soon as it is answered. A measurement, run by itself:
 *
 * <pre>
 * -Dexcluded.test.groups= -Dit.test=TenYearsIT -Dsurefire.jvm.args="-Xmx9g -Dten.years.folder=/tmp/ten-years"
 * </pre>
 *
 * A folder that is named is filled once and kept for the next run; {@code ten.years.months} says how many, 120 are ten
 * years.
 */
@Tag("measurement")
class TenYearsIT {

    private static final Logger LOG = LoggerFactory.getLogger(TenYearsIT.class);
    private static final int MONTHS = Integer.getInteger("ten.years.months", 120);
    private static final int CLIENTS = 16;
    private static final Duration ALONE = Duration.ofSeconds(3);
    private static final Duration WARM_UP = Duration.ofSeconds(Integer.getInteger("ten.years.warm-up", 15));
    private static final Duration MEASURED = Duration.ofSeconds(Integer.getInteger("ten.years.seconds", 20));
    private static final String DATABASE = "ten_years_" + MONTHS;

    private static final Map<String, String> VIEWS = views();

    @TempDir
    Path temporary;

    private static Map<String, String> views() {
        Map<String, String> views = new HashMap<>();
        views.put(
                "1 province x 12 months",
                "/api/v1/areas/%s/totals/series?from=%s&to=%s"
                        .formatted(TenYears.PROVINCE, TenYears.LAST.minus(11), TenYears.LAST));
        views.put(
                "2 78 units x 1 month",
                "/api/v1/areas/%s/children?period=%s".formatted(TenYears.PROVINCE, TenYears.LAST));
        views.put("3 3,321 units x 1 month", "/api/v1/areas/VN/communes?period=" + TenYears.LAST);
        return new TreeMap<>(views);
    }

    @Test
    void dashboardsAnswer() throws Exception {
        String kept = System.getProperty("ten.years.folder");
        Path folder = kept == null ? temporary.resolve("store") : Path.of(kept);
        boolean filled = Files.exists(folder.resolve("filled"));
        Files.createDirectories(folder);
        memory("before the store is opened");
        long began = System.nanoTime();
        EmbeddedStoreSettings settings = EmbeddedStoreSettings.in(folder).withMaxLiveBytes(6L << 30);
        try (EmbeddedStore store = EmbeddedStore.open(settings)) {
            LOG.warn("Store opened after {}", since(began));
            Map<String, Object> properties = new HashMap<>();
            properties.put("spring.mongodb.uri", "mongodb://127.0.0.1:" + store.port());
            properties.put("spring.mongodb.database", DATABASE);
            properties.put("pcmt.report.view.reconcile-tick", "1d");
            // All sixteen clients bear one account's token, of which a second takes 300 requests.
            properties.put("pcmt.limits.account.per-second", "1000000");
            properties.put("pcmt.limits.client.per-second", "1000000");
            try (RunningService service = new RunningService(temporary.resolve("data"), properties)) {
                TenYears years = new TenYears(service.bean(MongoTemplate.class), MONTHS);
                if (!filled) {
                    began = System.nanoTime();
                    years.putUnits();
                    years.putReportsAndTotals();
                    LOG.warn("Filled in {}", since(began));
                    Files.createFile(folder.resolve("filled"));
                }
                LOG.warn(
                        "{} reports, {} totals, {}",
                        service.bean(MongoTemplate.class)
                                .getCollection(Report.COLLECTION)
                                .estimatedDocumentCount(),
                        service.bean(MongoTemplate.class)
                                .getCollection(StoredTotals.COLLECTION)
                                .estimatedDocumentCount(),
                        store.statistics());
                isWhatTheStreamMakes(service, years);
                memory("with everything stored");
                String bearer = TestTokens.bearer("lanhdao", "VN", OfficerRole.LEADER);
                for (Map.Entry<String, String> view : VIEWS.entrySet()) {
                    ask(service, view.getKey(), view.getValue(), bearer);
                }
                memory("after all questions");
            }
        }
    }

    /** The month of one province, made from its reports by the topology itself, is what is stored. */
    private static void isWhatTheStreamMakes(RunningService service, TenYears years) {
        MongoTemplate store = service.bean(MongoTemplate.class);
        List<UnitState> units = years.communesOfProvince();
        ReportingPeriod month = TenYears.LAST.minus(MONTHS / 2);
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            topology.receives(units.stream()
                    .map(unit ->
                            new UnitRegistered(1, java.time.Instant.parse("2021-01-01T00:00:00Z"), "quantri", unit))
                    .toList());
            units.forEach(unit -> topology.receives(ReportStock.told(store, TenYears.report(unit.key(), month)).stream()
                    .map(EventEnvelope::event)
                    .toList()));
            Map<String, AreaTotals> made = topology.totals().stream()
                    .filter(total -> !total.area().equals("VN"))
                    .collect(Collectors.toMap(AreaTotals::aggregateId, total -> total));
            assertThat(made).hasSize(2 * (TenYears.UNITS_OF_PROVINCE + 1));
            made.forEach((id, total) -> {
                StoredTotals stored = store.findById(id, StoredTotals.class);
                assertThat(stored).as(id).isNotNull();
                assertThat(stored.coverage()).isEqualTo(total.coverage());
                assertThat(stored.figures()).isEqualTo(total.figures());
            });
        }
    }

    private static void ask(RunningService service, String view, String path, String bearer) throws Exception {
        HttpResponse<String> one = service.send(HttpRequest.newBuilder(service.uri(path)), bearer);
        assertThat(one.statusCode()).isEqualTo(200);
        LOG.warn("{}: {} characters", view, one.body().length());
        LOG.warn("{}, 1 client: {}", view, Asking.run(service.uri(path), bearer, 1, ALONE, ALONE));
        LOG.warn(
                "{}, {} clients: {}", view, CLIENTS, Asking.run(service.uri(path), bearer, CLIENTS, WARM_UP, MEASURED));
    }

    private static void memory(String when) {
        for (int i = 0; i < 2; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        LOG.warn("Heap {}: {} MB", when, (runtime.totalMemory() - runtime.freeMemory()) >> 20);
    }

    private static String since(long began) {
        return "%.1f s".formatted((System.nanoTime() - began) / 1e9);
    }
}
