package vn.pcmt.report.view;

import static vn.pcmt.report.submission.ReportStock.id;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.bson.Document;
import org.bson.types.Decimal128;
import org.springframework.data.mongodb.core.MongoTemplate;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.SampleUnits;
import vn.pcmt.report.calendar.ReportingPeriod;
import vn.pcmt.report.catalogue.Indicator;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.topology.Recount;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.UnitStock;

/**
 * Ten years of monthly reports of every commune of a country, accepted, with figures made up, and what the stream would
 * have made of them. They are written into the store directly: through HTTP and the broker it would take hours.
 */
final class TenYears {

    static final String PROVINCE = "44@2025-07-01";
    static final int UNITS = 3321;
    static final int UNITS_OF_PROVINCE = 78;
    static final ReportingPeriod LAST = ReportingPeriod.parse("2026-10");

    private static final int PROVINCES = 34;
    private static final int BATCH = 1000;

    private final MongoTemplate store;
    private final List<ReportingPeriod> periods;
    private final List<UnitState> communes = new ArrayList<>();
    private final List<UnitState> provinces = new ArrayList<>();

    TenYears(MongoTemplate store, int months) {
        this.store = store;
        this.periods = LAST.minus(months - 1).through(LAST);
        List<String> codes = IntStream.range(0, PROVINCES)
                .mapToObj(i -> i == 0 ? "44" : String.valueOf(50 + i))
                .toList();
        codes.forEach(code -> provinces.add(
                SampleUnits.of(UnitKind.PROVINCE, code + "@2025-07-01", List.of(code + "@2025-07-01", "VN"))));
        for (int i = 0; i < UNITS; i++) {
            int province = i < UNITS_OF_PROVINCE ? 0 : 1 + i % (PROVINCES - 1);
            communes.add(SampleUnits.commune(
                    "%05d".formatted(10_000 + i), provinces.get(province).key()));
        }
    }

    List<UnitState> communesOfProvince() {
        return communes.subList(0, UNITS_OF_PROVINCE);
    }

    /** Units are few; they are put there each time. */
    void putUnits() {
        UnitStock.putCountry(store);
        provinces.forEach(one -> UnitStock.put(store, one));
        List<Unit> all = communes.stream().map(UnitStock::known).toList();
        store.insert(all, Unit.class);
    }

    /** Reports and totals of every period, two periods side by side. */
    void putReportsAndTotals() throws InterruptedException, ExecutionException {
        try (ExecutorService side = Executors.newFixedThreadPool(2)) {
            List<Future<?>> done = new ArrayList<>();
            for (ReportingPeriod period : periods) {
                done.add(side.submit((Callable<?>) () -> {
                    put(period);
                    return period;
                }));
            }
            for (Future<?> one : done) {
                one.get();
            }
        }
    }

    private void put(ReportingPeriod period) {
        Document pattern = new Document();
        Report report = report(communes.getFirst().key(), period);
        store.getConverter().write(report, pattern);
        pattern.get("outbox", Document.class).append("pending", List.of()).append("hasPending", false);
        Recount recount = new Recount();
        Batch reports = new Batch(Report.COLLECTION);
        for (UnitState unit : communes) {
            ReportId id = id(unit.key(), period.toString());
            Map<String, BigDecimal> values = figures(id);
            reports.add(report(pattern, id, values));
            recount.add(stood(id, report, values), unit.path(), unit.today());
        }
        reports.write();
        Batch totals = new Batch(StoredTotals.COLLECTION);
        for (AreaTotals total : recount.totals()) {
            Document document = new Document();
            store.getConverter().write(StoredTotals.of(total, 1), document);
            totals.add(document);
        }
        totals.write();
    }

    /** What one commune reported, always the same for the same report. */
    static Map<String, BigDecimal> figures(ReportId id) {
        SplittableRandom chance = new SplittableRandom(id.toString().hashCode());
        Map<String, BigDecimal> figures = new HashMap<>();
        for (Indicator indicator : Reporting.FORM.indicators()) {
            figures.put(
                    indicator.code(),
                    indicator.decimals() > 0
                            ? BigDecimal.valueOf(chance.nextInt(5000), 1).stripTrailingZeros()
                            : BigDecimal.valueOf(chance.nextInt(40)));
        }
        figures.put("QL01", BigDecimal.valueOf(4000 + chance.nextInt(9000)));
        return figures;
    }

    /** The report itself, as it would have come in. */
    static Report report(String unit, ReportingPeriod period) {
        ReportId id = id(unit, period.toString());
        Map<String, String> values = new HashMap<>();
        figures(id).forEach((code, value) -> values.put(code, value.toPlainString()));
        return ReportStock.accepted(id, new Reporting.Filled(values, List.of(), null));
    }

    private static Document report(Document pattern, ReportId id, Map<String, BigDecimal> figures) {
        Document values = new Document();
        figures.forEach((code, value) -> values.put(code, new Decimal128(value)));
        Document report = new Document(pattern);
        report.put("_id", id.toString());
        report.put("unitKey", id.unitKey());
        report.put("version", 1L);
        Document revision =
                new Document(report.getList("revisions", Document.class).getFirst());
        revision.put("values", values);
        report.put("revisions", List.of(revision));
        return report;
    }

    private static Recount.Stood stood(ReportId id, Report pattern, Map<String, BigDecimal> figures) {
        return new Recount.Stood(
                ReportStock.opened(id),
                id.unitKey(),
                id.template(),
                id.period().toString(),
                ReportingLevel.COMMUNE,
                pattern.deadlines().dueAt(),
                ReportStatus.ACCEPTED,
                Timeliness.ON_TIME,
                true,
                figures,
                figures);
    }

    /** So that documents go into the store many at once. */
    private final class Batch {
        private final String collection;
        private final List<Document> waiting = new ArrayList<>();

        Batch(String collection) {
            this.collection = collection;
        }

        void add(Document document) {
            waiting.add(document);
            if (waiting.size() == BATCH) {
                write();
            }
        }

        void write() {
            if (!waiting.isEmpty()) {
                store.getCollection(collection).insertMany(List.copyOf(waiting));
                waiting.clear();
            }
        }
    }
}
