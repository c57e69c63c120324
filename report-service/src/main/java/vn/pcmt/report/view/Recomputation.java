package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.AreaTotals;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.totals.Coverage;
import vn.pcmt.contract.totals.Figure;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.unit.Unit;

/** The totals of one template and period, added up report by report. */
final class Recomputation {

    /** What is counted of reports of one level. */
    private static final class Count {
        private int expected;
        private int received;
        private int accepted;
        private int returned;
        private int onTime;
        private int late;
        private final Map<Instant, Integer> outstanding = new TreeMap<>();

        private Coverage coverage() {
            return new Coverage(expected, received, accepted, returned, onTime, late);
        }

        private void add(Report report) {
            Integer acceptedRevision = report.acceptedRevision();
            expected++;
            received += report.revision() > 0 ? 1 : 0;
            accepted += acceptedRevision != null && acceptedRevision == report.revision() ? 1 : 0;
            returned += report.status() == ReportStatus.RETURNED ? 1 : 0;
            onTime += report.timeliness() == Timeliness.ON_TIME ? 1 : 0;
            late += report.timeliness() == Timeliness.LATE ? 1 : 0;
            if (report.revision() == 0) {
                outstanding.merge(report.deadlines().dueAt(), 1, Integer::sum);
            }
        }
    }

    private static final class Total {
        private final Count communes = new Count();
        private final Count provinces = new Count();
        private int estimated;
        private final Map<String, Figure> figures = new TreeMap<>();
        private final Map<String, Figure> ofProvinces = new TreeMap<>();

        private void add(Report report, BigDecimal share) {
            boolean provincial = report.level() == ReportingLevel.PROVINCE;
            (provincial ? provinces : communes).add(report);
            estimated += share.compareTo(BigDecimal.ONE) < 0 ? 1 : 0;
            figures(report, share, figures);
            if (provincial) {
                figures(report, share, ofProvinces);
            }
        }

        private static void figures(Report report, BigDecimal share, Map<String, Figure> sums) {
            Integer acceptedRevision = report.acceptedRevision();
            values(report, report.revision())
                    .forEach((code, value) -> sums.merge(
                            code, new Figure(value.multiply(share), 1, BigDecimal.ZERO, 0), Recomputation::plus));
            if (acceptedRevision != null) {
                values(report, acceptedRevision)
                        .forEach((code, value) -> sums.merge(
                                code, new Figure(BigDecimal.ZERO, 0, value.multiply(share), 1), Recomputation::plus));
            }
        }
    }

    private final Map<String, Total> totals = new TreeMap<>();

    /**
     * Adds a report to all totals it belongs to; one whose unit is not known belongs to none yet, one that was withdrawn
     * to none any more.
     */
    void add(Report report, @Nullable Unit unit) {
        if (unit == null || report.status() == ReportStatus.WITHDRAWN) {
            return;
        }
        of(report.id().template(), report.id().period().toString(), unit)
                .forEach((total, share) -> add(report, total, share));
    }

    /** The totals that the reports of a unit belong to, each with the share that counts there. */
    static Map<String, BigDecimal> of(String template, String period, Unit unit) {
        Map<String, BigDecimal> totals = new HashMap<>();
        for (String area : new HashSet<>(unit.path())) {
            totals.put(AreaTotals.key(area, template, period, Basis.AS_THEN), BigDecimal.ONE);
        }
        unit.today().forEach(successor -> new HashSet<>(successor.path())
                .forEach(area -> totals.merge(
                        AreaTotals.key(area, template, period, Basis.TODAY), successor.share(), BigDecimal::add)));
        return totals;
    }

    /** Adds a report that is owed to one total. */
    void add(Report report, String total, BigDecimal share) {
        totals.computeIfAbsent(total, key -> new Total()).add(report, share);
    }

    private static Map<String, BigDecimal> values(Report report, int revision) {
        return report.revision(revision).map(Revision::values).orElse(Map.of());
    }

    private static Figure plus(Figure a, Figure b) {
        return new Figure(
                a.received().add(b.received()),
                a.receivedReports() + b.receivedReports(),
                a.accepted().add(b.accepted()),
                a.acceptedReports() + b.acceptedReports());
    }

    /** Where stored totals, by id, are not these. A total that all reports have left may be there, empty. */
    List<Difference> compare(Map<String, StoredTotals> byId) {
        Set<String> ids = new TreeSet<>(totals.keySet());
        ids.addAll(byId.keySet());
        List<Difference> differences = new ArrayList<>();
        for (String id : ids) {
            compare(id, totals.getOrDefault(id, new Total()), byId.get(id), differences);
        }
        return differences;
    }

    private static void compare(String id, Total total, @Nullable StoredTotals stored, List<Difference> differences) {
        if (stored == null) {
            differences.add(
                    new Difference(id, "coverage", total.communes.coverage().toString(), "nothing"));
            return;
        }
        StoredTotals.Provincial provincial = stored.ofProvinces();
        note(differences, id, "coverage", total.communes.coverage(), stored.coverage());
        note(differences, id, "provincial coverage", total.provinces.coverage(), provincial.coverage());
        note(differences, id, "estimated", total.estimated, stored.estimated());
        note(differences, id, "outstanding", total.communes.outstanding, owed(stored.outstanding()));
        note(differences, id, "provincial outstanding", total.provinces.outstanding, owed(provincial.outstanding()));
        figures(differences, id, "", total.figures, stored.figures());
        figures(differences, id, "provincial ", total.ofProvinces, provincial.figures());
    }

    private static Map<Instant, Integer> owed(List<StoredTotals.Outstanding> stored) {
        Map<Instant, Integer> outstanding = new TreeMap<>();
        stored.forEach(owed -> outstanding.put(owed.dueAt(), owed.count()));
        return outstanding;
    }

    private static void figures(
            List<Difference> differences,
            String id,
            String part,
            Map<String, Figure> recomputed,
            Map<String, Figure> stored) {
        Set<String> codes = new TreeSet<>(recomputed.keySet());
        codes.addAll(stored.keySet());
        for (String code : codes) {
            note(
                    differences,
                    id,
                    part + code,
                    text(recomputed.getOrDefault(code, Figure.NONE)),
                    text(stored.getOrDefault(code, Figure.NONE)));
        }
    }

    private static void note(List<Difference> differences, String id, String part, Object recomputed, Object stored) {
        if (!recomputed.equals(stored)) {
            differences.add(new Difference(id, part, recomputed.toString(), stored.toString()));
        }
    }

    private static String text(Figure figure) {
        return "received %s of %d, accepted %s of %d"
                .formatted(
                        text(figure.received()),
                        figure.receivedReports(),
                        text(figure.accepted()),
                        figure.acceptedReports());
    }

    private static String text(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
}
