package vn.pcmt.report.effect;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.report.effect.RevisionEffect.Change;
import vn.pcmt.report.submission.Access;
import vn.pcmt.report.submission.Decision;
import vn.pcmt.report.submission.Report;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Reports;
import vn.pcmt.report.submission.Revision;
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
        Places places = Places.of(unit, units);
        return new RevisionEffect(
                id.toString(),
                unit.key(),
                unit.name(),
                id.period().toString(),
                number,
                received(report, revision, places),
                accepted(report, revision, places).orElse(null));
    }

    private static Map<String, BigDecimal> values(@Nullable Revision revision) {
        return revision == null ? Map.of() : revision.values();
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
                places.moved(values(before), revision.values()));
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
                            places.moved(values(before), revision.values())));
                }
                before = report.revision(decision.revision()).orElseThrow();
            }
        }
        return Optional.empty();
    }
}
