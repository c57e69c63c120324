package vn.pcmt.report.opening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.pcmt.report.submission.ReportStock.id;
import static vn.pcmt.report.submission.Reporting.complete;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.OpeningFlag;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportFlagged;
import vn.pcmt.report.AnyOrder;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting.Filled;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.UnitStock;

/**
 * Two communes that were merged, and what they became, report, are sent back, report again and correct, over five
 * periods. Whatever the order, the number and the time at which this is heard of: in the end a report is flagged if, and
 * only if, what it begins with is not what came before it, and the last flag told says the same.
 */
class OpeningsAnyOrderTest {

    private static final AtomicInteger CODES = new AtomicInteger(82000);
    private static final Instant LATER = Instant.parse("2026-03-01T03:00:00Z");
    private static final List<String> STOCKS = List.of("GC11", "CA01", "CA09");

    private final ApplicationContext context = AnyOrder.context();
    private final MongoOperations store = context.getBean(MongoOperations.class);
    private final Reports reports = context.getBean(Reports.class);
    private final CheckOpenings check = context.getBean(CheckOpenings.class);

    private String old1;
    private String old2;
    private String merged;

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void inTheEndWhatDoesNotFitIsFlaggedAndNothingElse(@ForAll long seed) {
        Random random = new Random(seed);
        List<ReportId> all = live(random, check::on);

        AnyOrder.disturbed(ReportStock.told(store, all), random).forEach(check::on);

        assertFlaggedAsTheyShouldBe(all);
    }

    /** Shows that the property can fail: somebody who hears nothing after the reports have first come in. */
    @Example
    void aServiceThatMissesCorrectionsFailsTheProperty() {
        assertThatThrownBy(() -> {
                    for (long seed = 0; seed < 20; seed++) {
                        assertFlaggedAsTheyShouldBe(live(new Random(seed), event -> {}));
                    }
                })
                .isInstanceOf(AssertionError.class);
    }

    /** Everything happens in order; now and then something is heard of, perhaps too early or not for the first time. */
    private List<ReportId> live(Random random, Consumer<EventEnvelope<ReportEvent>> hear) {
        units();
        List<ReportId> all = new ArrayList<>();
        Stream.of(old1, old2)
                .forEach(unit -> Stream.of("2025-05", "2025-06").forEach(period -> all.add(id(unit, period))));
        Stream.of("2025-07", "2025-08", "2025-09").forEach(period -> all.add(id(merged, period)));
        reports.addMissing(all.stream().map(ReportStock::expected).toList());
        for (int step = 0; step < 25; step++) {
            ReportId id = all.get(random.nextInt(all.size()));
            Report report = reports.find(id).orElseThrow();
            if (report.isWaiting() && random.nextInt(3) > 0) {
                if (random.nextBoolean()) {
                    report.accept(report.revision(), "duyet", LATER);
                } else {
                    report.giveBack("Xem lại", List.of(), "duyet", LATER);
                }
            } else {
                Instant at = report.revision() == 0 ? ReportStock.opened(id).plusSeconds(1) : LATER;
                if (report.isWaiting() && report.acceptedRevision() == null) {
                    at = ReportStock.opened(id).plusSeconds(2);
                }
                ReportStock.sendAgain(report, filled(random), at);
            }
            reports.save(report);
            if (random.nextInt(3) == 0) {
                List<EventEnvelope<ReportEvent>> told = ReportStock.told(store, all);
                hear.accept(told.get(random.nextInt(told.size())));
            }
        }
        return all;
    }

    private void units() {
        int number = CODES.incrementAndGet();
        merged = number + "@2025-07-01";
        old1 = (number - 10_000) + "@2021-01-01";
        old2 = (number - 20_000) + "@2021-01-01";
        UnitStock.put(
                store,
                SampleUnits.commune(String.valueOf(number)),
                SampleUnits.oldCommune(old1.substring(0, 5), String.valueOf(number)),
                SampleUnits.oldCommune(old2.substring(0, 5), String.valueOf(number)));
    }

    /** Few different figures, so that a good part of what comes after what fits by chance. */
    private static Filled filled(Random random) {
        Filled filled = complete();
        for (String code : List.of("GC11", "GC12", "GC13", "CA01", "CA02", "CA03", "CA09", "CA10", "CA11")) {
            filled = filled.with(code, String.valueOf(random.nextInt(3)));
        }
        return filled;
    }

    private void assertFlaggedAsTheyShouldBe(List<ReportId> all) {
        Map<String, Map<String, BigDecimal>> latest = new TreeMap<>();
        all.forEach(id -> reports.find(id)
                .flatMap(Report::latest)
                .map(Revision::values)
                .ifPresent(values -> latest.put(id.unitKey() + " " + id.period(), values)));
        for (ReportId id : all) {
            Map<String, String> flagged = new TreeMap<>();
            reports.find(id).orElseThrow().openings().forEach(flag -> flagged.put(flag.indicator(), numbers(flag)));
            Map<String, String> toldLast = new TreeMap<>();
            ReportStock.told(store, List.of(id)).stream()
                    .map(EventEnvelope::event)
                    .filter(ReportFlagged.class::isInstance)
                    .map(ReportFlagged.class::cast)
                    .reduce((earlier, later) -> later)
                    .ifPresent(
                            event -> event.openings().forEach(flag -> toldLast.put(flag.indicator(), numbers(flag))));

            assertThat(flagged).as(id.toString()).isEqualTo(misfits(id, latest));
            assertThat(toldLast).as("told of " + id).isEqualTo(flagged);
        }
    }

    /** The obvious way. */
    private Map<String, String> misfits(ReportId id, Map<String, Map<String, BigDecimal>> latest) {
        Map<String, String> misfits = new TreeMap<>();
        Map<String, BigDecimal> figures = latest.get(id.unitKey() + " " + id.period());
        for (int i = 0; figures != null && i < STOCKS.size(); i++) {
            String stock = STOCKS.get(i);
            int group = Integer.parseInt(stock.substring(2));
            String added = stock.substring(0, 2) + "%02d".formatted(group + 1);
            String removed = stock.substring(0, 2) + "%02d".formatted(group + 2);
            BigDecimal was = figures.get(stock).subtract(figures.get(added)).add(figures.get(removed));
            BigDecimal expected = expected(id, stock, latest);
            if (expected != null && expected.compareTo(was) != 0) {
                misfits.put(stock, expected + " not " + was);
            }
        }
        return misfits;
    }

    private @Nullable BigDecimal expected(ReportId id, String stock, Map<String, Map<String, BigDecimal>> latest) {
        String before = " " + id.period().previous();
        if (!id.period().toString().equals("2025-07")) {
            Map<String, BigDecimal> values = latest.get(id.unitKey() + before);
            return values == null ? null : values.get(stock);
        }
        Map<String, BigDecimal> one = latest.get(old1 + before);
        Map<String, BigDecimal> other = latest.get(old2 + before);
        return one == null || other == null ? null : one.get(stock).add(other.get(stock));
    }

    private static String numbers(OpeningFlag flag) {
        return flag.expected() + " not " + flag.was();
    }
}
