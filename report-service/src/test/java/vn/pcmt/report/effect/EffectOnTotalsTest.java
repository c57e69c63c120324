package vn.pcmt.report.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.AnyOrder;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/**
 * Communes of before, one merged and one split, and those of today report, report again, are accepted and correct. What
 * the effect of each revision says is the difference between all totals before and after, added up anew each time.
 */
class EffectOnTotalsTest {

    private static final AtomicInteger CODES = new AtomicInteger(86000);
    private static final Instant LATER = Instant.parse("2026-03-01T03:00:00Z");
    private static final Caller READER = new Caller("xem", "Xem", Set.of(OfficerRole.LEADER), UnitState.COUNTRY_KEY);

    private final ApplicationContext context = AnyOrder.context();
    private final MongoOperations store = context.getBean(MongoOperations.class);
    private final Reports reports = context.getBean(Reports.class);
    private final ReadEffect effect = context.getBean(ReadEffect.class);

    private final Map<String, UnitState> units = new TreeMap<>();
    private final List<ReportId> all = new ArrayList<>();

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void theEffectIsTheDifferenceOfTheTotals(@ForAll long seed) {
        Random random = new Random(seed);
        begin();
        for (int step = 0; step < 15; step++) {
            ReportId id = all.get(random.nextInt(all.size()));
            Report report = reports.find(id).orElseThrow();
            Map<String, BigDecimal> received = totals(false);
            Map<String, BigDecimal> accepted = totals(true);
            if (report.isWaiting() && random.nextBoolean()) {
                report.accept(report.revision(), "duyet", LATER);
                reports.save(report);

                RevisionEffect said = effect.of(id, report.revision(), READER);
                assertThat(moved(said.accepted())).isEqualTo(difference(accepted, totals(true)));
                assertThat(totals(false)).isEqualTo(received);
            } else {
                Instant at = report.acceptedRevision() == null
                        ? ReportStock.opened(id).plusSeconds(step)
                        : LATER;
                ReportStock.sendAgain(report, filled(random), at);
                reports.save(report);

                RevisionEffect said = effect.of(id, report.revision(), READER);
                assertThat(moved(said.received())).isEqualTo(difference(received, totals(false)));
                assertThat(said.accepted()).isNull();
                assertThat(totals(true)).isEqualTo(accepted);
            }
        }
    }

    private void begin() {
        units.clear();
        all.clear();
        int number = CODES.addAndGet(2);
        String one = String.valueOf(number);
        String other = String.valueOf(number + 1);
        for (UnitState unit : List.of(
                SampleUnits.commune(one),
                SampleUnits.commune(other),
                SampleUnits.oldCommune("7" + one.substring(1), one),
                SampleUnits.oldCommune(
                        "7" + other.substring(1),
                        Map.of(one, new BigDecimal("0.333333"), other, new BigDecimal("0.666667"))))) {
            units.put(unit.key(), unit);
            UnitStock.put(store, unit);
            all.add(id(unit.key(), unit.validTo() == null ? "2025-08" : "2025-06"));
        }
        reports.addMissing(all.stream().map(ReportStock::expected).toList());
    }

    private static Filled filled(Random random) {
        return complete()
                .with("CA01", String.valueOf(random.nextInt(50)))
                .with("GC05", BigDecimal.valueOf(random.nextInt(100_000), 3).toPlainString());
    }

    /** Area, period, basis and indicator to the sum over all reports, the plainest way. */
    private Map<String, BigDecimal> totals(boolean accepted) {
        Map<String, BigDecimal> totals = new TreeMap<>();
        for (ReportId id : all) {
            Report report = reports.find(id).orElseThrow();
            Integer counted = accepted ? report.acceptedRevision() : Integer.valueOf(report.revision());
            if (counted == null || counted == 0) {
                continue;
            }
            UnitState unit = units.get(id.unitKey());
            report.revision(counted).orElseThrow().values().forEach((code, value) -> {
                unit.path().forEach(area -> totals.merge(area + " AS_THEN " + code, value, BigDecimal::add));
                unit.today().forEach(into -> into.path()
                        .forEach(area ->
                                totals.merge(area + " TODAY " + code, value.multiply(into.share()), BigDecimal::add)));
            });
        }
        totals.replaceAll((key, value) -> value.stripTrailingZeros());
        return totals;
    }

    private static Map<String, BigDecimal> difference(Map<String, BigDecimal> before, Map<String, BigDecimal> after) {
        Map<String, BigDecimal> difference = new TreeMap<>();
        Set<String> keys = new HashSet<>(before.keySet());
        keys.addAll(after.keySet());
        keys.forEach(key -> difference.put(
                key,
                after.getOrDefault(key, BigDecimal.ZERO)
                        .subtract(before.getOrDefault(key, BigDecimal.ZERO))
                        .stripTrailingZeros()));
        difference.values().removeIf(value -> value.signum() == 0);
        return difference;
    }

    private static Map<String, BigDecimal> moved(RevisionEffect.Change change) {
        Map<String, BigDecimal> moved = new TreeMap<>();
        change.moved()
                .forEach(one -> moved.put(
                        one.area() + " " + one.basis() + " " + one.indicator(),
                        one.difference().stripTrailingZeros()));
        // That a figure was blank and is 0 now is told, but it moves no total.
        moved.values().removeIf(value -> value.signum() == 0);
        return moved;
    }
}
