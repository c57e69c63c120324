package vn.pcmt.report.past;

import java.util.List;
import java.util.UUID;
import org.springframework.data.mongodb.core.MongoOperations;
import vn.pcmt.contract.EventEnvelope;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;

/** Hears events as the service does. */
public final class PastLog {

    private final LogUnits units;
    private final LogReports reports;

    public PastLog(MongoOperations store) {
        this.units = new LogUnits(store);
        this.reports = new LogReports(store);
    }

    public void hear(List<UnitEvent> unitEvents, List<EventEnvelope<ReportEvent>> reportEvents) {
        unitEvents.forEach(
                event -> units.on(new EventEnvelope<>(UUID.randomUUID(), "/plan-service", event.at(), null, event)));
        reportEvents.forEach(reports::on);
    }
}
