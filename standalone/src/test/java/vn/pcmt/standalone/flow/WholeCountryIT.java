package vn.pcmt.standalone.flow;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.bson.conversions.Bson;
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
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.standalone.EmbeddedStack;
import vn.pcmt.standalone.Part;
import vn.pcmt.standalone.StackSettings;
import vn.pcmt.standalone.flow.Http.Answer;

/**
 * The communes of the whole country owe a report: how long from the command that issues what asks for it until every one
 * of them owes it in report-service and can be chased by notification-service. A measurement, run by itself:
 * {@code -Dexcluded.test.groups= -Dit.test=WholeCountryIT}.
 */
@Tag("measurement")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeCountryIT {
    private static final Logger LOG = LoggerFactory.getLogger(WholeCountryIT.class);
    private static final int COMMUNES = 3_321;
    private static final int PROVINCES = 34;
    private static final int HERE = 78;
    private static final Duration WITHIN = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private EmbeddedStack stack;
    private Province province;
    private MongoClient store;
    private List<String> periods;

    @BeforeAll
    void importTheCountry(@TempDir Path folder) {
        stack = EmbeddedStack.start(StackSettings.in(folder)
                .onRandomPorts()
                .with(Part.NOTIFICATION, "pcmt.notification.quiet-hours.enabled", "false"));
        province = new Province(stack);
        store = MongoClients.create(stack.mongo());
        Province.eventually(PATIENCE, () -> assertThat(province.communes()).hasSize(HERE));
        province.postCsv(Part.PLAN, "role-admin", "/api/v1/units/import?validFrom=2025-07-01", others())
                .orFail();
        // 265 old communes, and what lies above them, are known besides.
        Bson communes = Filters.and(Filters.in("kind", "COMMUNE", "WARD", "SPECIAL_ZONE"), Filters.eq("validTo", null));
        Province.eventually(PATIENCE, () -> {
            assertThat(count("report", "areas", communes)).isEqualTo(COMMUNES);
            assertThat(count("notification", "units", Filters.eq("validTo", null)))
                    .isGreaterThan(COMMUNES);
        });
        periods = province.periods(2);
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
    void onePlanForTheCountryIsOwedByAllWithinHalfAMinute() {
        long issued = System.nanoTime();
        province.issuePlan(Province.COUNTRY, periods.get(0), periods.get(0));

        assertThat(measure("one plan", issued, periods.get(0))).isLessThanOrEqualTo(WITHIN);
    }

    @Test
    @Order(2)
    void aPlanForEachOfThemFromOneTemplateIsOwedByAllWithinHalfAMinute() {
        String period = periods.get(1);
        String template = province.post(
                        Part.PLAN,
                        "role-leader",
                        "/api/v1/plan-templates",
                        null,
                        Map.of("name", "Kế hoạch của xã", "plan", Province.reportingPlan("{unit}", period, period)))
                .orFail()
                .body()
                .path("id")
                .asString();

        long issued = System.nanoTime();
        Answer begun = province.post(
                        Part.PLAN,
                        "role-leader",
                        "/api/v1/plan-templates/" + template + "/plans",
                        null,
                        Map.of("under", Province.COUNTRY))
                .orFail();

        assertThat(begun.body().path("total").asInt()).isEqualTo(COMMUNES);
        assertThat(measure("one template", issued, period)).isLessThanOrEqualTo(WITHIN);
    }

    /** @return from the command to the last obligation */
    private Duration measure(String what, long issued, String period) {
        Bson ofPeriod = Filters.regex("_id", "~" + period + "$");
        Duration reports = until(issued, "report", "reports", ofPeriod);
        Duration obligations = until(issued, "notification", "obligations", ofPeriod);
        Province.eventually(PATIENCE, () -> assertThat(province.totals(Province.COUNTRY, period, Basis.TODAY)
                        .at("/coverage/expected")
                        .asInt())
                .isEqualTo(COMMUNES));
        LOG.info(
                "{} for {} communes: owed in report-service after {} ms, known to notification-service after {} ms, counted in"
                        + " the country's total after {} ms; load average {}",
                what,
                COMMUNES,
                reports.toMillis(),
                obligations.toMillis(),
                since(issued).toMillis(),
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        return obligations.compareTo(reports) > 0 ? obligations : reports;
    }

    private Duration until(long issued, String database, String collection, Bson wanted) {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> count(database, collection, wanted) == COMMUNES);
        return since(issued);
    }

    private long count(String database, String collection, Bson wanted) {
        return store.getDatabase(database).getCollection(collection).countDocuments(wanted);
    }

    private static Duration since(long then) {
        return Duration.ofNanos(System.nanoTime() - then);
    }

    /** The 33 other provinces and their communes; generated, so that the measurement rests on no file. */
    private static String others() {
        StringBuilder file = new StringBuilder("code,name,kind,parent\n");
        for (int one = 1; one < PROVINCES; one++) {
            file.append("%02d,Tỉnh Thử %d,tỉnh,VN%n".formatted(one, one));
        }
        for (int commune = 0; commune < COMMUNES - HERE; commune++) {
            file.append("%05d,Xã Thử %d,xã,%02d%n".formatted(30_000 + commune, commune, 1 + commune % (PROVINCES - 1)));
        }
        return file.toString();
    }
}
