package vn.pcmt.plan.target;

import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.view.TargetReading;

/** Where the other features look targets up. */
@Component
public class TargetDirectory {
    private final Targets targets;
    private final TargetReadings readings;
    private final TaskShare taskShare;

    TargetDirectory(Targets targets, TargetReadings readings, TaskShare taskShare) {
        this.targets = targets;
        this.readings = readings;
        this.taskShare = taskShare;
    }

    /** The targets of a plan that hold, with how they stand now. */
    public List<TargetFacts> of(String planId) {
        List<Target> wanted = targets.findByPlanIdOrderById(planId).stream()
                .filter(target -> target.withdrawal() == null)
                .toList();
        Map<String, TargetReading> latest =
                readings.of(wanted.stream().map(Target::id).toList());
        return wanted.stream()
                .map(target -> {
                    TargetReading reading = latest.get(target.id());
                    TargetText.Measured indicator = target.text().indicator();
                    return new TargetFacts(
                            target.id(),
                            planId,
                            target.text().title(),
                            indicator == null ? null : indicator.code(),
                            target.text(),
                            TargetView.status(target, reading, taskShare),
                            reading);
                })
                .toList();
    }

    /** How the units of a target for every unit stand, by unit: of each the figures are for whom it lies under. */
    public List<TargetReading> unitsOf(TargetReading own) {
        return readings.units(own);
    }
}
