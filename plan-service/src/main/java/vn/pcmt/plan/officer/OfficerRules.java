package vn.pcmt.plan.officer;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.unit.UnitDirectory;

/** What must hold for an officer: the unit exists today, and a commune's roles are held in a commune. */
@Component
class OfficerRules {
    private final UnitDirectory units;
    private final Clock clock;

    OfficerRules(UnitDirectory units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /**
     * @param at JSON pointer to the details in the request, empty if they are the request
     * @throws Refusal {@code officer-refused} with the fields at fault
     */
    void check(String at, OfficerDetails officer) {
        List<FieldProblem> problems = new ArrayList<>();
        Optional<UnitState> unit = units.find(officer.unitKey());
        if (unit.isEmpty()) {
            problems.add(new FieldProblem(at + "/unitKey", "unit-unknown", officer.unitKey()));
        } else if (!unit.get().existsOn(LocalDate.now(clock.withZone(VietnamTime.ZONE)))) {
            problems.add(new FieldProblem(at + "/unitKey", "unit-abolished", officer.unitKey()));
        } else if (holdsCommuneRole(officer) && !unit.get().kind().isCommuneLevel()) {
            problems.add(new FieldProblem(at + "/roles", "role-of-a-commune"));
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "officer-refused").withFields(problems);
        }
    }

    private static boolean holdsCommuneRole(OfficerDetails officer) {
        return EnumSet.of(OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD).stream()
                .anyMatch(officer.roles()::contains);
    }
}
