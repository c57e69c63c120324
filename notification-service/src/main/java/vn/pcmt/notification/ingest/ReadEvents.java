package vn.pcmt.notification.ingest;

import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerEvent;
import vn.pcmt.contract.plan.CommitteeEvent;
import vn.pcmt.contract.plan.PlanEvent;
import vn.pcmt.contract.report.ReportEvent;
import vn.pcmt.contract.unit.UnitEvent;
import vn.pcmt.contract.view.ViewEvent;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.obligation.FollowDirectory;
import vn.pcmt.notification.obligation.TrackDebt;
import vn.pcmt.notification.obligation.TrackReport;

/** Takes events in, however often they come and whichever topic is read first: what is owed is the same in the end. */
@Component
class ReadEvents {

    private final Directory directory;
    private final FollowDirectory places;
    private final PlanDebts plans;
    private final TargetDebts targets;
    private final TrackDebt debts;
    private final TrackReport reports;

    ReadEvents(
            Directory directory,
            FollowDirectory places,
            PlanDebts plans,
            TargetDebts targets,
            TrackDebt debts,
            TrackReport reports) {
        this.directory = directory;
        this.places = places;
        this.plans = plans;
        this.targets = targets;
        this.debts = debts;
        this.reports = reports;
    }

    void on(UnitEvent event) {
        places.apply(event);
    }

    void on(OfficerEvent event) {
        places.apply(event);
    }

    void on(ReportEvent event) {
        reports.apply(event);
    }

    void on(PlanEvent event) {
        if (event instanceof CommitteeEvent committee) {
            directory.apply(committee);
        }
        plans.of(event).forEach(debts::apply);
    }

    void on(ViewEvent event) {
        targets.of(event).ifPresent(debts::apply);
    }
}
