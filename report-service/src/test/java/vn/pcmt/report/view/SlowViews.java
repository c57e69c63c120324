package vn.pcmt.report.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.contract.report.ReportingLevel;
import vn.pcmt.contract.report.Timeliness;
import vn.pcmt.contract.totals.Basis;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.report.calendar.ReportingPeriod;

/** Every view, the slow and obvious way: from the list of reports and what units went into, one by one. */
final class SlowViews {

    private final UnitWorld world;
    private final List<ReportState> reports;

    SlowViews(UnitWorld world, List<ReportState> reports) {
        this.world = world;
        this.reports = reports;
    }

    /** A report that counts in what is looked at, and which part of it. */
    record Counted(ReportState report, BigDecimal share) {}

    /** @param members one area, or those of a group */
    List<Counted> counted(List<String> members, boolean group, Basis basis, ReportingPeriod period) {
        List<Counted> counted = new ArrayList<>();
        for (ReportState report : reports) {
            if (report.period().equals(period.toString()) && report.status() != ReportStatus.WITHDRAWN) {
                BigDecimal share = share(report.unitKey(), members, group, basis, period.end());
                if (share.signum() > 0) {
                    counted.add(new Counted(report, share));
                }
            }
        }
        return counted;
    }

    private BigDecimal share(String unit, List<String> members, boolean group, Basis basis, LocalDate then) {
        UnitWorld.Node node = world.node(unit);
        if (basis == Basis.TODAY) {
            BigDecimal share = BigDecimal.ZERO;
            for (Map.Entry<String, BigDecimal> into : world.today(unit).entrySet()) {
                List<String> path = world.node(into.getKey()).path;
                boolean inside = members.stream()
                        .anyMatch(member -> path.contains(member)
                                || group
                                        && world.node(member).to != null
                                        && living(member).contains(into.getKey()));
                share = inside ? share.add(into.getValue()) : share;
            }
            return share;
        }
        boolean inside = members.stream().anyMatch(member -> {
            if (!group || world.node(member).existsOn(then)) {
                return node.path.contains(member);
            }
            boolean before = then.isBefore(world.node(member).from);
            if (world.node(member).kind == UnitKind.PROVINCE && before) {
                // Of a province that was not there yet: all that lay in a province that went into it.
                return node.path.stream()
                        .map(world::node)
                        .anyMatch(above -> above.kind == UnitKind.PROVINCE
                                && above.existsOn(then)
                                && world.today(member)
                                        .keySet()
                                        .containsAll(world.today(above.key).keySet()));
            }
            return node.kind == UnitKind.COMMUNE
                    && living(member).containsAll(world.today(unit).keySet());
        });
        return inside ? BigDecimal.ONE : BigDecimal.ZERO;
    }

    /** The living communes that the communes of an area, of any time, went into. */
    private Set<String> living(String area) {
        Set<String> living = new HashSet<>();
        for (UnitWorld.Node node : world.all()) {
            boolean below = node.path.contains(area)
                    || world.today(node.key).keySet().stream()
                            .anyMatch(into -> world.node(into).path.contains(area));
            if (node.kind == UnitKind.COMMUNE && below) {
                living.addAll(world.today(node.key).keySet());
            }
        }
        return living;
    }

    /** The figures of one indicator in some counted reports. */
    static @Nullable BigDecimal sum(List<Counted> counted, String code, boolean accepted) {
        BigDecimal sum = null;
        for (Counted one : counted) {
            Map<String, BigDecimal> values = values(one.report(), accepted);
            if (values.containsKey(code)) {
                BigDecimal part = values.get(code).multiply(one.share());
                sum = sum == null ? part : sum.add(part);
            }
        }
        return sum;
    }

    private static Map<String, BigDecimal> values(ReportState report, boolean accepted) {
        return accepted ? report.acceptedRevision() == null ? Map.of() : report.accepted() : report.received();
    }

    private static boolean allGave(List<Counted> counted, String code, boolean accepted, boolean ofProvinces) {
        List<Counted> owed = counted.stream()
                .filter(one -> ofProvinces || one.report().level() == ReportingLevel.COMMUNE)
                .toList();
        return !owed.isEmpty()
                && owed.stream().allMatch(one -> values(one.report(), accepted).containsKey(code));
    }

    /** All reports of consecutive periods that count, period by period. */
    private List<List<Counted>> over(List<String> members, boolean group, Basis basis, List<ReportingPeriod> periods) {
        return periods.stream()
                .map(period -> counted(members, group, basis, period))
                .toList();
    }

    /**
     * What an indicator is over some periods.
     *
     * @param kind {@code FLOW}, {@code STOCK}, or one of the two ratios
     */
    @Nullable
    BigDecimal figure(
            String code,
            List<String> members,
            boolean group,
            Basis basis,
            List<ReportingPeriod> periods,
            boolean accepted) {
        if (periods.isEmpty()) {
            return null;
        }
        List<Counted> last = counted(members, group, basis, periods.getLast());
        return switch (code) {
            case "GC01", "GC02" -> {
                BigDecimal sum = null;
                for (List<Counted> counted : over(members, group, basis, periods)) {
                    BigDecimal part = sum(counted, code, accepted);
                    if (part != null) {
                        sum = sum == null ? part : sum.add(part);
                    }
                }
                yield sum;
            }
            case "CA01", "CA09", "QL01" -> sum(last, code, accepted);
            case "TL01" -> {
                BigDecimal addicts = sum(last, "CA01", accepted);
                BigDecimal users = sum(last, "CA09", accepted);
                yield ratio(
                        addicts == null ? users : users == null ? addicts : addicts.add(users),
                        sum(last, "QL01", accepted));
            }
            case "TL02" -> {
                List<ReportingPeriod> year = periods.getLast().yearToDate();
                List<List<Counted>> all = over(members, group, basis, year);
                boolean whole = allGave(last, "QL01", accepted, false)
                        && all.stream().allMatch(counted -> allGave(counted, "GC02", accepted, true));
                yield whole
                        ? ratio(
                                all.stream()
                                        .map(counted -> sum(counted, "GC02", accepted))
                                        .reduce(BigDecimal.ZERO, BigDecimal::add),
                                sum(last, "QL01", accepted))
                        : null;
            }
            default -> throw new AssertionError(code);
        };
    }

    private static @Nullable BigDecimal ratio(@Nullable BigDecimal above, @Nullable BigDecimal below) {
        return above == null || below == null || below.signum() == 0
                ? null
                : above.multiply(BigDecimal.valueOf(100)).divide(below, 4, RoundingMode.HALF_UP);
    }

    /** How complete the reports of communes are over some periods. */
    Shown.Completeness coverage(
            List<String> members, boolean group, Basis basis, List<ReportingPeriod> periods, Instant now) {
        int expected = 0, received = 0, accepted = 0, returned = 0, onTime = 0, late = 0, overdue = 0;
        for (List<Counted> counted : over(members, group, basis, periods)) {
            for (Counted one : counted) {
                ReportState report = one.report();
                if (report.level() != ReportingLevel.COMMUNE) {
                    continue;
                }
                expected++;
                received += report.revision() > 0 ? 1 : 0;
                accepted += report.status() == ReportStatus.ACCEPTED ? 1 : 0;
                returned += report.status() == ReportStatus.RETURNED ? 1 : 0;
                onTime += report.timeliness() == Timeliness.ON_TIME ? 1 : 0;
                late += report.timeliness() == Timeliness.LATE ? 1 : 0;
                overdue += report.revision() == 0 && report.dueAt().isBefore(now) ? 1 : 0;
            }
        }
        return new Shown.Completeness(expected, received, accepted, returned, onTime, late, overdue);
    }
}
