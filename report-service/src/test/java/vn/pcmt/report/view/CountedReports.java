package vn.pcmt.report.view;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.unit.UnitRegistered;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.report.submission.ReportId;
import vn.pcmt.report.submission.ReportStock;
import vn.pcmt.report.topology.TopologyUnderTest;

/** Puts into the read model what the stream makes of some units and stored reports. */
public final class CountedReports {

    private CountedReports() {}

    public static void show(MongoOperations store, Collection<UnitState> units, Collection<ReportId> reports) {
        try (TopologyUnderTest topology = new TopologyUnderTest()) {
            topology.receives(units.stream()
                    .map(unit -> new UnitRegistered(1, Instant.parse("2021-01-01T00:00:00Z"), "quantri", unit))
                    .toList());
            topology.receives(ReportStock.told(store, List.copyOf(reports)).stream()
                    .map(EventEnvelope::event)
                    .toList());
            topology.totals().forEach(totals -> store.save(StoredTotals.of(totals, 1)));
        }
    }
}
