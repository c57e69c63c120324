package vn.pcmt.report.outlier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.report.AnyOrder;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.UnitStock;

/**
 * Two communes that became one report over ten months, are decided on and correct. Whatever the order, the number and
 * the time at which this is heard of, what is kept of the waiting reports in the end is what looking at them all anew
 * finds.
 */
class ScreeningAnyOrderTest {

    private static final AtomicInteger CODES = new AtomicInteger(88000);
    private static final Instant LATER = Instant.parse("2026-03-01T03:00:00Z");

    private final ApplicationContext context = AnyOrder.context();
    private final MongoOperations store = context.getBean(MongoOperations.class);
    private final Reports reports = context.getBean(Reports.class);
    private final ScreenReport screen = context.getBean(ScreenReport.class);

    @Property(tries = 40, shrinking = ShrinkingMode.OFF)
    void whatIsKeptIsWhatLookingAnewFinds(@ForAll long seed) {
        Random random = new Random(seed);
        List<ReportId> all = live(random);
        AnyOrder.disturbed(ReportStock.told(store, all), random).forEach(screen::on);
        assertKeptAsFoundAnew(all);
    }

    /** Shows that the property can fail: somebody who only hears of half. */
    @Example
    void aServiceThatMissesEventsFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        Random random = new Random(seed);
                        List<ReportId> all = live(random);
                        List<EventEnvelope<ReportEvent>> told = ReportStock.told(store, all);
                        told.subList(0, told.size() / 2).forEach(screen::on);
                        assertKeptAsFoundAnew(all);
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    private void assertKeptAsFoundAnew(List<ReportId> all) {
        Map<String, Screening> kept = kept(all);
        store.remove(ofThese(all), Screening.class);
        all.forEach(screen::screen);
        assertThat(kept.values())
                .usingRecursiveComparison()
                .ignoringFields("version")
                .isEqualTo(kept(all).values());
    }

    private Map<String, Screening> kept(List<ReportId> all) {
        Map<String, Screening> kept = new TreeMap<>();
        store.find(ofThese(all), Screening.class).forEach(one -> kept.put(one.id(), one));
        return kept;
    }

    private static Query ofThese(List<ReportId> all) {
        return Query.query(
                Criteria.where("_id").in(all.stream().map(ReportId::toString).toList()));
    }

    private List<ReportId> live(Random random) {
        int number = CODES.incrementAndGet();
        String merged = number + "@2025-07-01";
        List<String> old = List.of((number - 10_000) + "@2021-01-01", (number - 20_000) + "@2021-01-01");
        UnitStock.put(store, SampleUnits.commune(String.valueOf(number)));
        old.forEach(key -> UnitStock.put(store, SampleUnits.oldCommune(key.substring(0, 5), String.valueOf(number))));
        List<ReportId> all = new ArrayList<>();
        for (int month = 1; month <= 10; month++) {
            String period = "2025-%02d".formatted(month);
            if (month < 7) {
                old.forEach(unit -> all.add(id(unit, period)));
            } else {
                all.add(id(merged, period));
            }
        }
        reports.addMissing(all.stream().map(ReportStock::expected).toList());
        for (ReportId id : all) {
            Report report = reports.find(id).orElseThrow();
            ReportStock.sendAgain(
                    report,
                    complete().with("CA12", String.valueOf(random.nextInt(60))),
                    ReportStock.opened(id).plusSeconds(1));
            if (random.nextInt(4) > 0) {
                report.accept(1, "duyet", LATER);
            }
            reports.save(report);
            hearSomething(all, random);
        }
        for (int step = 0; step < 12; step++) {
            ReportId id = all.get(random.nextInt(all.size()));
            Report report = reports.find(id).orElseThrow();
            if (report.isWaiting()) {
                report.accept(report.revision(), "duyet", LATER);
            } else {
                ReportStock.sendAgain(report, complete().with("CA12", String.valueOf(random.nextInt(200))), LATER);
            }
            reports.save(report);
            hearSomething(all, random);
        }
        return all;
    }

    private void hearSomething(List<ReportId> all, Random random) {
        if (random.nextInt(3) == 0) {
            List<EventEnvelope<ReportEvent>> told = ReportStock.told(store, all);
            screen.on(told.get(random.nextInt(told.size())));
        }
    }
}
