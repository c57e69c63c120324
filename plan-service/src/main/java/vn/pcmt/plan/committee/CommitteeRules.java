package vn.pcmt.plan.committee;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerState;
import vn.pcmt.contract.plan.CommitteeState.Role;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.committee.Terms.Span;
import vn.pcmt.plan.officer.OfficerDirectory;
import vn.pcmt.plan.unit.UnitDirectory;

/** What must hold for a committee. */
@Component
class CommitteeRules {
    private final OfficerDirectory officers;
    private final UnitDirectory units;
    private final Clock clock;

    CommitteeRules(OfficerDirectory officers, UnitDirectory units, Clock clock) {
        this.officers = officers;
        this.units = units;
        this.clock = clock;
    }

    /** What is wrong, by pointers into the committee. */
    List<FieldProblem> problems(CommitteeText committee) {
        List<FieldProblem> problems = new ArrayList<>();
        Map<String, OfficerState> known = officers.findAll(Stream.concat(
                        committee.members().stream()
                                .map(CommitteeText.Member::officer)
                                .filter(Objects::nonNull),
                        committee.acting().stream().map(CommitteeText.Acting::byOfficer))
                .distinct()
                .toList());
        Map<String, UnitState> bodies = units.findAll(committee.members().stream()
                .map(member -> member.body() == null ? null : member.body().unitKey())
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        FreeText.check("/name", committee.name(), problems);
        problems.addAll(reversed("/to", committee.from(), committee.to()));
        long named = committee.members().stream().distinct().count();
        if (committee.size() != null && named > committee.size()) {
            problems.add(new FieldProblem("/size", "committee-too-small", committee.size(), named));
        }
        for (int i = 0; i < committee.members().size(); i++) {
            memberProblems(committee, i, known, bodies, problems);
        }
        for (int i = 0; i < committee.acting().size(); i++) {
            actingProblems(committee, i, known, problems);
        }
        return problems;
    }

    private void memberProblems(
            CommitteeText committee,
            int index,
            Map<String, OfficerState> known,
            Map<String, UnitState> bodies,
            List<FieldProblem> problems) {
        CommitteeText.Member member = committee.members().get(index);
        String pointer = "/members/" + index;
        Span term = Terms.of(committee, member);
        List<FieldProblem> turned = reversed(pointer + "/to", term.from(), term.to());
        problems.addAll(turned);
        if (turned.isEmpty() && !term.isWithin(new Span(committee.from(), committee.to()))) {
            problems.add(new FieldProblem(pointer, "member-outside-term"));
        }
        FreeText.check(pointer + "/title", member.title(), problems);
        String officer = member.officer();
        if (officer != null) {
            officerProblem(pointer + "/officer", officer, term, known, problems);
        }
        FreeText.check(
                pointer + "/body/name",
                member.body() == null ? null : member.body().name(),
                problems);
        if (member.body() != null
                && member.body().unitKey() != null
                && !bodies.containsKey(member.body().unitKey())) {
            problems.add(new FieldProblem(
                    pointer + "/body/unitKey", "unit-unknown", member.body().unitKey()));
        }
        for (CommitteeText.Member earlier : committee.members().subList(0, index)) {
            if (term.overlaps(Terms.of(committee, earlier))) {
                if (officer != null && officer.equals(earlier.officer())) {
                    problems.add(new FieldProblem(pointer + "/officer", "member-repeated", officer));
                }
                if (member.role() == Role.HEAD && earlier.role() == Role.HEAD) {
                    problems.add(new FieldProblem(pointer + "/role", "two-heads", earlier.title(), member.title()));
                }
            }
        }
    }

    private void actingProblems(
            CommitteeText committee, int index, Map<String, OfficerState> known, List<FieldProblem> problems) {
        CommitteeText.Acting acting = committee.acting().get(index);
        String pointer = "/acting/" + index;
        Span term = Terms.of(acting);
        List<FieldProblem> turned = reversed(pointer + "/to", acting.from(), acting.to());
        if (!turned.isEmpty()) {
            problems.addAll(turned);
            return;
        }
        if (committee.members().stream()
                .noneMatch(member -> acting.forOfficer().equals(member.officer())
                        && Terms.of(committee, member).overlaps(term))) {
            problems.add(new FieldProblem(pointer + "/forOfficer", "acting-for-no-member", acting.forOfficer()));
        }
        if (acting.byOfficer().equals(acting.forOfficer())) {
            problems.add(new FieldProblem(pointer + "/byOfficer", "acting-for-oneself"));
        }
        officerProblem(pointer + "/byOfficer", acting.byOfficer(), term, known, problems);
        for (CommitteeText.Acting earlier : committee.acting().subList(0, index)) {
            if (term.overlaps(Terms.of(earlier))) {
                if (earlier.forOfficer().equals(acting.forOfficer())) {
                    problems.add(new FieldProblem(pointer, "acting-overlaps", acting.forOfficer()));
                } else if (earlier.forOfficer().equals(acting.byOfficer())
                        && earlier.byOfficer().equals(acting.forOfficer())) {
                    problems.add(new FieldProblem(pointer, "acting-for-each-other"));
                }
            }
        }
    }

    /** Who has left may be named for the time he was in office, and for no later one. */
    private void officerProblem(
            String pointer, String officer, Span term, Map<String, OfficerState> known, List<FieldProblem> problems) {
        if (!known.containsKey(officer)) {
            problems.add(new FieldProblem(pointer, "officer-unknown", officer));
            return;
        }
        LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
        LocalDate needed = term.from() != null && term.from().isAfter(today) ? term.from() : today;
        boolean over = term.to() != null && term.to().isBefore(today);
        if (!over && !officers.inOffice(officer, needed)) {
            problems.add(new FieldProblem(pointer, "officer-not-in-office", officer, needed));
        }
    }

    private static List<FieldProblem> reversed(String pointer, @Nullable LocalDate from, @Nullable LocalDate to) {
        return from != null && to != null && to.isBefore(from)
                ? List.of(new FieldProblem(pointer, "period-reversed", from, to))
                : List.of();
    }
}
