package vn.pcmt.report.view;

import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.springframework.dao.OptimisticLockingFailureException;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.unit.UnitAmended;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.contract.unit.UnitState.Successor;
import vn.pcmt.kit.test.BrokerUnderTest;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.submission.Reporting;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.unit.Units;

/**
 * A province whose communes send, correct and are accepted all the time. Its periods should be its own: all suites of a
 * JVM share one broker, and the country counts the reports of all of them.
 */
final class BusyProvince {

    private final Reports reports;
    private final Units known;
    private final String broker;
    private final String key;
    private final List<String> communes;
    private final List<ReportId> ids;
    private final AtomicLong version = new AtomicLong(1);

    BusyProvince(RunningService service, String code, int firstCode, int communes, List<String> periods) {
        this(
                service.bean(Reports.class),
                service.bean(Units.class),
                BrokerUnderTest.bootstrapServers(),
                code,
                firstCode,
                communes,
                periods);
    }

    /** Of a service that may run elsewhere, on the same store. */
    BusyProvince(
            Reports reports,
            Units known,
            String broker,
            String code,
            int firstCode,
            int communes,
            List<String> periods) {
        this.reports = reports;
        this.known = known;
        this.broker = broker;
        this.key = code + "@2025-07-01";
        this.communes = IntStream.range(firstCode, firstCode + communes)
                .mapToObj(commune -> commune + "@2025-07-01")
                .toList();
        this.ids = this.communes.stream()
                .flatMap(unit -> periods.stream().map(period -> ReportStock.id(unit, period)))
                .toList();
        List<UnitEvent> units = new ArrayList<>();
        units.add(unit(1, key, List.of(key, "VN"), List.of(key, "VN")));
        this.communes.forEach(commune -> units.add(unit(1, commune, path(commune), path(commune))));
        publish(units);
        reports.addMissing(ids.stream().map(ReportStock::expected).toList());
    }

    String key() {
        return key;
    }

    List<String> communes() {
        return communes;
    }

    List<ReportId> reports() {
        return ids;
    }

    /** Somebody does something to a report, if nobody else does at the same time. */
    void change(Random random) {
        ReportId id = ids.get(random.nextInt(ids.size()));
        Instant at = ReportStock.opened(id).plus(Duration.ofHours(2));
        String number = String.valueOf(random.nextInt(500));
        Report report = reports.find(id).orElseThrow();
        if (report.status() == ReportStatus.SUBMITTED || report.status() == ReportStatus.CORRECTED) {
            report.accept(report.revision(), Reporting.REVIEWER, at);
        } else {
            ReportStock.sendAgain(report, Reporting.complete().with("CA01", number), at);
        }
        try {
            reports.save(report);
        } catch (OptimisticLockingFailureException raced) {
            // Others read it first, such as whoever screens reports.
        }
    }

    /** A commune becomes part of another one, in the tree of today. */
    void merge(int commune, int into) {
        String unit = communes.get(commune);
        publish(List.of(unit(version.incrementAndGet(), unit, path(unit), path(communes.get(into)))));
    }

    /** Or not, after all. */
    void separate(int commune) {
        merge(commune, commune);
    }

    private void publish(List<UnitEvent> units) {
        try (Publisher publisher = new Publisher(broker)) {
            publisher.publish(units);
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> units.stream()
                .allMatch(unit -> known.find(unit.unit().key())
                        .filter(there -> there.version() >= unit.version())
                        .isPresent()));
    }

    private UnitEvent unit(long version, String of, List<String> path, List<String> today) {
        Instant at = Instant.parse("2025-07-01T00:00:00Z").plusSeconds(version);
        UnitState state = new UnitState(
                of,
                of.split("@", 2)[0],
                "Đơn vị " + of,
                of.equals(key) ? UnitKind.PROVINCE : UnitKind.COMMUNE,
                LocalDate.parse("2025-07-01"),
                null,
                false,
                null,
                null,
                null,
                path,
                List.of(new Successor(BigDecimal.ONE, today)));
        return version == 1
                ? new UnitRegistered(version, at, "quantri", state)
                : new UnitAmended(version, at, "quantri", state);
    }

    private List<String> path(String commune) {
        return List.of(commune, key, "VN");
    }
}
