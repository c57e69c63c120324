package vn.pcmt.report.effect;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.effect.RevisionEffect.Change;
import vn.pcmt.report.effect.RevisionEffect.Moved;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.topology.AreaShare;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Says which totals a revision moved: by the arithmetic of the totals, in the places that the unit has now in the tree
 * of its time and in today's.
 */
@Component
class ReadEffect {

    private final Reports reports;
    private final Units units;
    private final Access access;

    ReadEffect(Reports reports, Units units, Access access) {
        this.reports = reports;
        this.units = units;
        this.access = access;
    }

    /** @throws Refusal {@code unit-unknown}, {@code wrong-unit} or {@code revision-unknown} */
    RevisionEffect of(ReportId id, int number, Caller caller) {
        Unit unit = access.requireReader(caller, id.unitKey());
        Report report = reports.find(id).orElseThrow(() -> unknown(number));
        Revision revision = report.revision(number).orElseThrow(() -> unknown(number));
        Places places = new Places(unit);
        return new RevisionEffect(
                id.toString(),
                unit.key(),
                unit.name(),
                id.period().toString(),
                number,
                received(report, revision, places),
                accepted(report, revision, places).orElse(null));
    }

    private static Refusal unknown(int number) {
        return new Refusal(Refusal.Kind.NOT_FOUND, "revision-unknown", number);
    }

    private static Change received(Report report, Revision revision, Places places) {
        Revision before = report.revision(revision.number() - 1).orElse(null);
        return new Change(
                before == null ? null : before.number(),
                revision.submittedAt(),
                revision.by(),
                revision.reason(),
                places.moved(before, revision));
    }

    private static Optional<Change> accepted(Report report, Revision revision, Places places) {
        Revision before = null;
        for (Decision decision : report.decisions()) {
            if (decision.outcome() == Decision.Outcome.ACCEPTED) {
                if (decision.revision() == revision.number()) {
                    return Optional.of(new Change(
                            before == null ? null : before.number(),
                            decision.at(),
                            decision.by(),
                            revision.reason(),
                            places.moved(before, revision)));
                }
                before = report.revision(decision.revision()).orElseThrow();
            }
        }
        return Optional.empty();
    }

    /** Where the figures of a unit count. */
    private final class Places {
        private final List<AreaShare> shares;
        private final Map<String, String> names;

        Places(Unit unit) {
            shares = AreaShare.of(unit.path(), unit.today());
            names = units.find(shares.stream().map(AreaShare::area).collect(Collectors.toSet())).values().stream()
                    .collect(Collectors.toMap(Unit::key, Unit::name));
        }

        List<Moved> moved(@Nullable Revision before, Revision after) {
            Map<String, BigDecimal> old = before == null ? Map.of() : before.values();
            TreeSet<String> codes = new TreeSet<>(old.keySet());
            codes.addAll(after.values().keySet());
            codes.removeIf(code -> Objects.equals(old.get(code), after.values().get(code)));
            List<Moved> moved = new ArrayList<>();
            for (AreaShare share : shares) {
                for (String code : codes) {
                    moved.add(moved(share, code, old.get(code), after.values().get(code)));
                }
            }
            return moved;
        }

        private Moved moved(AreaShare share, String code, @Nullable BigDecimal before, @Nullable BigDecimal after) {
            BigDecimal from = before == null ? BigDecimal.ZERO : share.of(before);
            BigDecimal to = after == null ? BigDecimal.ZERO : share.of(after);
            return new Moved(
                    share.area(),
                    names.getOrDefault(share.area(), share.area()),
                    share.basis(),
                    code,
                    before == null ? null : from,
                    after == null ? null : to,
                    to.subtract(from));
        }
    }
}
