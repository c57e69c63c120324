package vn.pcmt.notification.routing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.directory.Unit;

/** Finds who answers for what a unit owes. */
@Component
public class FindRecipients {

    private final Directory directory;
    private final Clock clock;

    FindRecipients(Directory directory, Clock clock) {
        this.directory = directory;
        this.clock = clock;
    }

    /**
     * The reporters and heads of the unit; of its successors once it is abolished; else the reviewers of the areas above,
     * from the nearest up.
     */
    public Recipients of(String unitKey) {
        LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
        Unit unit = directory.unit(unitKey).orElse(null);
        if (unit == null || unit.existsOn(today)) {
            List<Officer> own = inCharge(unitKey);
            if (!own.isEmpty()) {
                return new Recipients(Recipients.Rule.OWN_UNIT, own);
            }
            return vacant(unit == null ? List.of() : unit.path());
        }
        List<Officer> successors = unit.successors().stream()
                .flatMap(successor -> inCharge(successor).stream())
                .distinct()
                .toList();
        if (!successors.isEmpty()) {
            return new Recipients(Recipients.Rule.SUCCESSOR, successors);
        }
        List<String> areas = new ArrayList<>();
        unit.successors().forEach(key -> directory.unit(key).ifPresent(successor -> areas.addAll(successor.path())));
        areas.addAll(unit.path());
        return vacant(areas);
    }

    private List<Officer> inCharge(String unitKey) {
        return directory.inOffice(unitKey, OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD);
    }

    private Recipients vacant(List<String> areas) {
        return areas.stream()
                .map(area -> directory.inOffice(area, OfficerRole.REVIEWER))
                .filter(reviewers -> !reviewers.isEmpty())
                .findFirst()
                .map(reviewers -> new Recipients(Recipients.Rule.REVIEWERS_FOR_VACANT_POST, reviewers))
                .orElseGet(() -> new Recipients(Recipients.Rule.NOBODY, List.of()));
    }
}
