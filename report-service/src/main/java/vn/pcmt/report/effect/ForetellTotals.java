package vn.pcmt.report.effect;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.Event;
import vn.pcmt.contract.Topic;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.report.ReportState;
import vn.pcmt.contract.report.ReportStatus;
import vn.pcmt.kit.deadletter.ForetellRedrive;
import vn.pcmt.report.past.Past;
import vn.pcmt.report.past.ReportThen;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.Revision;
import vn.pcmt.report.topology.TotalsSettings;
import vn.pcmt.report.unit.Unit;
import vn.pcmt.report.unit.Units;

/**
 * Tells by how much an event that the stream could not read would change the totals: against what the same report had
 * given before it. If a later event of the report was read meanwhile, nothing: that one carries the whole state.
 */
@Component
class ForetellTotals implements ForetellRedrive {

    private final Past past;
    private final Units units;

    ForetellTotals(Past past, Units units) {
        this.past = past;
        this.units = units;
    }

    @Override
    public boolean isAbout(Topic topic, String group) {
        return topic == Topic.REPORT_EVENTS && group.equals(TotalsSettings.DEAD_LETTERS_OF);
    }

    @Override
    public Foretold foretell(Event event) {
        if (!(event instanceof ReportEvent reported)) {
            return new Foretold(null, List.of());
        }
        ReportState report = reported.report();
        List<ReportId> one = List.of(ReportId.parse(report.id()));
        boolean withdrawn = report.status() == ReportStatus.WITHDRAWN;
        boolean overtaken = past.reports(one, Instant.MAX).stream().anyMatch(now -> now.version() > event.version());
        if (overtaken || !withdrawn && past.reports(one).isEmpty()) {
            return new Foretold(true, List.of());
        }
        Optional<Unit> unit = units.find(report.unitKey());
        if (unit.isEmpty()) {
            // Counts nowhere until its unit is known.
            return new Foretold(false, List.of());
        }
        ReportThen before = past.reports(one, event.at().minusMillis(1)).stream()
                .findFirst()
                .orElse(null);
        Places places = Places.of(unit.get(), units);
        List<Change> changes = new ArrayList<>();
        changes(
                "RECEIVED",
                places,
                values(before == null ? null : before.received()),
                withdrawn || report.status() == ReportStatus.EXPECTED ? Map.of() : report.received(),
                changes);
        changes(
                "ACCEPTED",
                places,
                values(before == null ? null : before.accepted()),
                withdrawn || report.acceptedRevision() == null ? Map.of() : report.accepted(),
                changes);
        return new Foretold(false, changes);
    }

    private static Map<String, BigDecimal> values(@Nullable Revision revision) {
        return revision == null ? Map.of() : revision.values();
    }

    private static void changes(
            String side,
            Places places,
            Map<String, BigDecimal> before,
            Map<String, BigDecimal> after,
            List<Change> changes) {
        places.moved(before, after)
                .forEach(moved -> changes.add(new Change(
                        List.of(moved.areaName(), moved.basis().name(), moved.indicator(), side),
                        plain(moved.before()),
                        plain(moved.after()))));
    }

    private static @Nullable String plain(@Nullable BigDecimal figure) {
        return figure == null ? null : figure.toPlainString();
    }
}
