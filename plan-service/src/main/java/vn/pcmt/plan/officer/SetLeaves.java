package vn.pcmt.plan.officer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Puts an officer's times of absence on record, all of them at once, with who acts meanwhile. */
@Component
class SetLeaves {
    private final ChangeOfficer changeOfficer;
    private final OfficerRules rules;
    private final Clock clock;

    SetLeaves(ChangeOfficer changeOfficer, OfficerRules rules, Clock clock) {
        this.changeOfficer = changeOfficer;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * One time of absence.
     *
     * @param to last day of it
     * @param deputy officer id, null if nobody is named
     */
    record Absence(
            @NotNull LocalDate from,
            @NotNull LocalDate to,
            @Nullable @Size(min = 1, max = 60) String deputy) {}

    /** All times of absence; none takes back those on record. */
    record Absences(@NotNull @Size(max = 100) List<@NotNull @Valid Absence> leaves) {}

    /** @throws Refusal {@code officer-refused} with the fields at fault, {@code officer-has-left} and the common ones */
    long handle(String id, Absences wanted, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "SetLeaves " + id, wanted);
        return changeOfficer.handle(id, caller, key, fingerprint, expected, officer -> {
            List<Leave> leaves = leaves(wanted);
            rules.check(id, leaves);
            officer.take(leaves, caller.id(), clock.instant());
        });
    }

    private static List<Leave> leaves(Absences wanted) {
        List<FieldProblem> problems = new ArrayList<>();
        List<Leave> leaves = new ArrayList<>();
        for (int i = 0; i < wanted.leaves().size(); i++) {
            Absence absence = wanted.leaves().get(i);
            if (absence.to().isBefore(absence.from())) {
                problems.add(new FieldProblem("/leaves/" + i + "/to", "period-reversed", absence.from(), absence.to()));
            } else {
                leaves.add(new Leave(absence.from(), absence.to(), absence.deputy()));
            }
        }
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "officer-refused").withFields(problems);
        }
        leaves.sort(Comparator.comparing(Leave::from));
        return leaves;
    }
}
