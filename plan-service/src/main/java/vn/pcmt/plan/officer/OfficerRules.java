package vn.pcmt.plan.officer;

import java.time.Clock;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.officer.OfficerState.Leave;
import vn.pcmt.contract.officer.OfficerState.Post;
import vn.pcmt.contract.unit.UnitKind;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.unit.UnitDirectory;

/** What must hold for an officer: the unit exists today, and who reports does so where reports are owed. */
@Component
class OfficerRules {
    /** Longer than this nobody is on leave, but in another post or gone. */
    private static final int DAYS_OF_LEAVE = 366;

    private final UnitDirectory units;
    private final Officers officers;
    private final Clock clock;

    OfficerRules(UnitDirectory units, Officers officers, Clock clock) {
        this.units = units;
        this.officers = officers;
        this.clock = clock;
    }

    LocalDate today() {
        return LocalDate.now(clock.withZone(VietnamTime.ZONE));
    }

    /**
     * @param at JSON pointer to the details in the request, empty if they are the request
     * @param before the officer as known, null if not known yet
     * @throws Refusal {@code officer-refused} with the fields at fault
     */
    void check(String at, OfficerDetails officer, @Nullable OfficerState before) {
        refuse(problems(at, officer, before, units.find(officer.unitKey())));
    }

    /** What is wrong with an officer of a unit, which may not be known. */
    List<FieldProblem> problems(
            String at, OfficerDetails officer, @Nullable OfficerState before, Optional<UnitState> unit) {
        List<FieldProblem> problems = new ArrayList<>();
        if (unit.isEmpty()) {
            problems.add(new FieldProblem(at + "/unitKey", "unit-unknown", officer.unitKey()));
        } else if (!unit.get().existsOn(today())) {
            problems.add(new FieldProblem(at + "/unitKey", "unit-abolished", officer.unitKey()));
        } else if (reports(officer) && !owesReports(unit.get().kind())) {
            problems.add(new FieldProblem(at + "/roles", "role-of-a-commune"));
        }
        LocalDate since = officer.since();
        if (since != null) {
            if (since.isAfter(today())) {
                problems.add(new FieldProblem(at + "/since", "day-in-future", since));
            }
            LocalDate notBefore = before == null ? null : earliest(before, officer);
            if (notBefore != null && !since.isAfter(notBefore)) {
                problems.add(new FieldProblem(at + "/since", "post-before", notBefore));
            }
        }
        return problems;
    }

    /** First day of the post that a new one must come after; null if there is none. */
    private static @Nullable LocalDate earliest(OfficerState before, OfficerDetails officer) {
        List<Post> posts = before.posts();
        if (posts == null) {
            return null;
        }
        boolean same = before.post().equals(officer.post()) && before.unitKey().equals(officer.unitKey());
        if (!same) {
            return posts.getLast().from();
        }
        return posts.size() < 2 ? null : posts.get(posts.size() - 2).from();
    }

    /** @throws Refusal {@code officer-refused} with the fields at fault */
    void check(String id, List<Leave> leaves) {
        List<FieldProblem> problems = new ArrayList<>();
        for (int i = 0; i < leaves.size(); i++) {
            Leave leave = leaves.get(i);
            String at = "/leaves/" + i;
            if (ChronoUnit.DAYS.between(leave.from(), leave.to()) >= DAYS_OF_LEAVE) {
                problems.add(new FieldProblem(at + "/to", "leave-too-long", DAYS_OF_LEAVE));
            }
            if (i > 0 && !leave.from().isAfter(leaves.get(i - 1).to())) {
                problems.add(new FieldProblem(
                        at + "/from", "leaves-overlap", leaves.get(i - 1).to()));
            }
            String deputy = leave.deputy();
            if (deputy != null) {
                deputy(at + "/deputy", id, leave, deputy).ifPresent(problems::add);
            }
        }
        refuse(problems);
    }

    private Optional<FieldProblem> deputy(String at, String id, Leave leave, String deputy) {
        if (deputy.equals(id)) {
            return Optional.of(new FieldProblem(at, "deputy-is-self"));
        }
        Officer officer = officers.findById(deputy).orElse(null);
        if (officer == null) {
            return Optional.of(new FieldProblem(at, "officer-unknown", deputy));
        }
        if (!officer.inOfficeOn(leave.to())) {
            return Optional.of(new FieldProblem(at, "deputy-gone", deputy));
        }
        List<Leave> leaves = officer.state().leaves();
        boolean absent = leaves != null
                && leaves.stream()
                        .anyMatch(own ->
                                !own.from().isAfter(leave.to()) && !own.to().isBefore(leave.from()));
        return absent ? Optional.of(new FieldProblem(at, "deputy-on-leave", deputy)) : Optional.empty();
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "officer-refused").withFields(problems);
        }
    }

    /** A commune; or a province, for what its own forces do. */
    private static boolean owesReports(UnitKind kind) {
        return kind.isCommuneLevel() || kind == UnitKind.PROVINCE;
    }

    private static boolean reports(OfficerDetails officer) {
        return EnumSet.of(OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD).stream()
                .anyMatch(officer.roles()::contains);
    }
}
