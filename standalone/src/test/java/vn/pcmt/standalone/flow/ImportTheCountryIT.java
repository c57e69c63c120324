package vn.pcmt.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.awaitility.Awaitility;
import org.bson.Document;
import org.bson.conversions.Bson;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;

/**
 * One period of as many communes as the country has, from one file: how many figures a second are judged, submitted and
 * stored, and how much memory that takes. The trial administrator belongs to one province, so all communes are put into
 * it. A measurement, run by itself, with the heap of {@code ./pcmt run}: see docs/PERFORMANCE.md.
 */
@Tag("measurement")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ImportTheCountryIT {
    private static final Logger LOG = LoggerFactory.getLogger(ImportTheCountryIT.class);
    private static final String JSON = "application/json";
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final int COMMUNES = 3_321;
    private static final int HERE = 78;
    private static final int FIGURES = 40;
    private static final int FILES = 2;
    /** The aim of docs/PERFORMANCE.md. */
    private static final long JSON_A_SECOND = 20_000;
    /** Half of what was measured. */
    private static final long XLSX_A_SECOND = 7_000;

    private static final long MEGABYTES = 300;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private EmbeddedStack stack;
    private Province province;
    private MongoClient store;
    private List<String> periods;
    private List<String> communes;

    @BeforeAll
    void everyCommuneOwesAReportOfEachPeriod(@TempDir Path folder) {
        stack = EmbeddedStack.start(StackSettings.in(folder)
                .onRandomPorts()
                .with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false"));
        province = new Province(stack);
        store = MongoClients.create(stack.mongo());
        Province.eventually(PATIENCE, () -> assertThat(province.communes()).hasSize(HERE));
        communes = new ArrayList<>(province.communes().keySet());
        province.postCsv(Part.PLAN, "role-admin", "/api/v1/units/import?validFrom=2025-07-01", others())
                .orFail();
        periods = province.periods(FILES).reversed();
        province.issuePlan(periods.getFirst(), periods.getLast());
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count("report", "reports", new Document()) == (long) COMMUNES * FILES);
        settled(periods.getFirst());
        settled(periods.getLast());
        // What the first commands of a process cost by themselves is not what is measured.
        ended(sent(JSON, json(periods.getFirst()), "?dryRun=true"));
    }

    @AfterAll
    void stop() {
        if (store != null) {
            store.close();
        }
        if (province != null) {
            province.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @Test
    @Order(1)
    void json() {
        measure("JSON", JSON, json(periods.get(0)), periods.get(0), JSON_A_SECOND);
    }

    @Test
    @Order(2)
    void xlsx() throws IOException {
        measure("XLSX", XLSX, xlsx(periods.get(1)), periods.get(1), XLSX_A_SECOND);
    }

    private void measure(String what, String type, byte[] file, String period, long least) {
        System.gc();
        long idle = resident();
        AtomicLong peak = new AtomicLong(idle);
        Thread watch = Thread.ofPlatform().daemon().start(() -> {
            while (!Thread.currentThread().isInterrupted()) {
                peak.accumulateAndGet(resident(), Math::max);
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        });
        long sent = System.nanoTime();
        String job = sent(type, file, "");
        ended(job);
        Duration taken = since(sent);
        settled(period);
        Duration counted = since(sent);
        watch.interrupt();
        JsonNode done = province.get(Part.REPORT, "role-admin", job).orFail().body();
        long aSecond = COMMUNES * FIGURES * 1_000L / taken.toMillis();
        long megabytes = (peak.get() - idle) >> 20;
        double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        LOG.info(
                "{}, {} bytes: {} figures of {} reports in {} ms, {} figures/s; in the province's total after {} ms;"
                        + " {} MB above the {} MB before; load average {}",
                what,
                file.length,
                COMMUNES * FIGURES,
                COMMUNES,
                taken.toMillis(),
                aSecond,
                counted.toMillis(),
                megabytes,
                idle >> 20,
                load);
        assertThat(done.path("taken").asInt())
                .as(
                        "%s",
                        province.get(Part.REPORT, "role-admin", job + "/rows?size=1")
                                .body())
                .isEqualTo(COMMUNES);
        assertThat(done.path("values").asInt()).isEqualTo(COMMUNES * FIGURES);
        assertThat(count("report", "reports", Filters.and(Filters.eq("period", period), Filters.eq("revision", 1))))
                .isEqualTo(COMMUNES);
        assertThat(aSecond)
                .as("figures of %s a second, at a load average of %s", what, load)
                .isGreaterThanOrEqualTo(least);
        assertThat(megabytes).as("MB that %s took above idle", what).isLessThanOrEqualTo(MEGABYTES);
    }

    /** @return where to ask what becomes of it */
    private String sent(String type, byte[] file, String query) {
        return "/api/v1/report-imports/"
                + province.postFile(Part.REPORT, "role-admin", "/api/v1/report-imports" + query, type, file)
                        .orFail()
                        .body()
                        .path("id")
                        .asString();
    }

    private void ended(String job) {
        Awaitility.await().atMost(PATIENCE).pollInterval(Duration.ofMillis(50)).until(() -> !province.get(
                        Part.REPORT, "role-admin", job)
                .orFail()
                .body()
                .path("done")
                .isNull());
    }

    /** Waits until the totals know every report of a period, as it is now. */
    private void settled(String period) {
        long received =
                count("report", "reports", Filters.and(Filters.eq("period", period), Filters.gt("revision", 0)));
        Province.eventually(PATIENCE, () -> {
            JsonNode coverage =
                    province.totals(Province.KEY, period, Basis.TODAY).path("coverage");
            assertThat(coverage.path("expected").asInt()).isEqualTo(COMMUNES);
            assertThat(coverage.path("received").asLong()).isEqualTo(received);
        });
    }

    private Map<String, Object> figures(int commune) {
        return new TreeMap<>(province.values(Map.of("CA01", 1 + commune % 60)));
    }

    private byte[] json(String period) {
        List<Map<String, Object>> reports = new ArrayList<>();
        for (int i = 0; i < COMMUNES; i++) {
            reports.add(Map.of(
                    "unit",
                    communes.get(i).split("@")[0],
                    "values",
                    figures(i),
                    "explanations",
                    Province.EXPLANATIONS));
        }
        Map<String, Object> file = new LinkedHashMap<>();
        file.put("period", period);
        file.put("reports", reports);
        return JsonMapper.shared().writeValueAsBytes(file);
    }

    private byte[] xlsx(String period) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (Workbook workbook = new Workbook(file, "test", "1.0")) {
            Worksheet sheet = workbook.newWorksheet("Tháng");
            List<String> codes = List.copyOf(figures(0).keySet());
            sheet.value(0, 0, "unit");
            sheet.value(0, 1, "period");
            for (int column = 0; column < codes.size(); column++) {
                sheet.value(0, 2 + column, codes.get(column));
            }
            for (int i = 0; i < COMMUNES; i++) {
                Map<String, Object> figures = figures(i);
                sheet.value(1 + i, 0, communes.get(i).split("@")[0]);
                sheet.value(1 + i, 1, period);
                for (int column = 0; column < codes.size(); column++) {
                    sheet.value(1 + i, 2 + column, (Number) figures.get(codes.get(column)));
                }
            }
        }
        return file.toByteArray();
    }

    private String others() {
        StringBuilder file = new StringBuilder("code,name,kind,parent\n");
        for (int commune = 0; commune < COMMUNES - HERE; commune++) {
            String code = "%05d".formatted(30_000 + commune);
            file.append("%s,Xã Thử %d,xã,44%n".formatted(code, commune));
            communes.add(code + "@2025-07-01");
        }
        return file.toString();
    }

    private long count(String database, String collection, Bson wanted) {
        return store.getDatabase(database).getCollection(collection).countDocuments(wanted);
    }

    private static Duration since(long then) {
        return Duration.ofNanos(System.nanoTime() - then);
    }

    /** Memory of this process, in bytes; 0 where the system does not say. */
    private static long resident() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status"), StandardCharsets.UTF_8).stream()
                    .filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                    .findFirst()
                    .orElse(0);
        } catch (IOException elsewhere) {
            return 0;
        }
    }
}
