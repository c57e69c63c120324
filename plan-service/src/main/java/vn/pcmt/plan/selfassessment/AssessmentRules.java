package vn.pcmt.plan.selfassessment;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.selfassessment.Assessment.Adjustment;
import vn.pcmt.plan.selfassessment.Assessment.Remark;
import vn.pcmt.plan.selfassessment.Criteria.Criterion;
import vn.pcmt.plan.unit.UnitDirectory;

/** Who may do what with a self-assessment, and what must hold for it. */
@Component
class AssessmentRules {
    private final UnitDirectory units;
    private final Clock clock;

    AssessmentRules(UnitDirectory units, Clock clock) {
        this.units = units;
        this.clock = clock;
    }

    /** @throws Refusal {@code forbidden} unless the caller reports for the unit or heads it */
    void requireOwn(String unitKey, Caller caller) {
        caller.requireAny(OfficerRole.COMMUNE_REPORTER, OfficerRole.COMMUNE_HEAD);
        if (!unitKey.equals(caller.unitKey())) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    /** @throws Refusal {@code forbidden} unless the caller reviews or leads the area that the unit lies in */
    void requireJudge(String unitKey, Caller caller) {
        caller.requireAny(OfficerRole.REVIEWER, OfficerRole.LEADER);
        String area = caller.unitKey();
        if (area == null || area.equals(unitKey) || !units.isWithin(unitKey, area)) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
    }

    /** @throws Refusal {@code assessment-refused} with the fields at fault; {@code plan-not-issued} */
    void checkBegin(PlanFacts plan, String unitKey, int year) {
        if (plan.status() != PlanStatus.ISSUED) {
            throw new Refusal(Refusal.Kind.CONFLICT, "plan-not-issued", plan.id());
        }
        List<FieldProblem> problems = new ArrayList<>();
        LocalDate from = plan.from();
        LocalDate to = plan.to();
        if ((from != null && year < from.getYear()) || (to != null && year > to.getYear())) {
            problems.add(new FieldProblem("/year", "year-outside-plan", String.valueOf(year)));
        } else if (year > LocalDate.now(clock.withZone(VietnamTime.ZONE)).getYear()) {
            problems.add(new FieldProblem("/year", "year-to-come", String.valueOf(year)));
        }
        Optional<UnitState> unit = units.find(unitKey);
        if (unit.isEmpty()) {
            problems.add(new FieldProblem("/unitKey", "unit-unknown", unitKey));
        } else if (!unit.get().kind().isCommuneLevel()) {
            problems.add(new FieldProblem("/unitKey", "commune-only"));
        } else if (!existsIn(year, unit.get())) {
            problems.add(new FieldProblem("/unitKey", "unit-not-existing", unitKey, String.valueOf(year)));
        } else if (plan.scope().stream().noneMatch(area -> isIn(area, unitKey))) {
            problems.add(new FieldProblem("/unitKey", "unit-outside-scope", unitKey));
        }
        refuse(problems);
    }

    private boolean isIn(String area, String unitKey) {
        return units.isWithin(unitKey, area) || units.communesToday(area).containsKey(unitKey);
    }

    private static boolean existsIn(int year, UnitState unit) {
        LocalDate validTo = unit.validTo();
        return unit.validFrom().getYear() <= year && (validTo == null || validTo.isAfter(LocalDate.of(year, 1, 1)));
    }

    /** @throws Refusal {@code assessment-refused} with the scores at fault */
    void checkWritten(Criteria criteria, List<Score> scores) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < scores.size(); i++) {
            Score score = scores.get(i);
            points("/scores/" + i, criteria, score.criterion(), score.claimed(), seen, problems);
            FreeText.check("/scores/" + i + "/note", score.note(), problems);
            FreeText.checkEach("/scores/" + i + "/evidence", score.evidence(), problems);
        }
        refuse(problems);
    }

    /** @throws Refusal {@code assessment-refused} with all that is missing */
    void checkComplete(Criteria criteria, List<Score> scores) {
        List<FieldProblem> problems = new ArrayList<>();
        criteria.groups().stream()
                .flatMap(group -> group.criteria().stream())
                .forEach(criterion -> complete(criterion, scores).ifPresent(problems::add));
        refuse(problems);
    }

    private static Optional<FieldProblem> complete(Criterion criterion, List<Score> scores) {
        String at = "/scores/" + criterion.code();
        Optional<Score> score = scores.stream()
                .filter(one -> one.criterion().equals(criterion.code()))
                .findFirst();
        if (score.isEmpty()) {
            return Optional.of(new FieldProblem(at, "required"));
        }
        boolean shown = !criterion.evidence()
                || score.get().claimed().signum() == 0
                || !score.get().evidence().isEmpty();
        return shown ? Optional.empty() : Optional.of(new FieldProblem(at, "evidence-missing"));
    }

    /** @throws Refusal {@code assessment-refused} with the adjustments at fault */
    void checkAdjustments(Criteria criteria, List<Adjustment> adjustments) {
        List<FieldProblem> problems = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        for (int i = 0; i < adjustments.size(); i++) {
            Adjustment adjustment = adjustments.get(i);
            points("/adjustments/" + i, criteria, adjustment.criterion(), adjustment.points(), seen, problems);
            FreeText.check("/adjustments/" + i + "/why", adjustment.why(), problems);
        }
        refuse(problems);
    }

    /** @throws Refusal {@code assessment-refused} with the reason or the remarks at fault */
    void checkReturn(Criteria criteria, String reason, List<Remark> remarks) {
        List<FieldProblem> problems = new ArrayList<>();
        FreeText.check("/reason", reason, problems);
        for (int i = 0; i < remarks.size(); i++) {
            String code = remarks.get(i).criterion();
            if (criteria.find(code).isEmpty()) {
                problems.add(new FieldProblem("/remarks/" + i + "/criterion", "criterion-unknown", code));
            }
            FreeText.check("/remarks/" + i + "/text", remarks.get(i).text(), problems);
        }
        refuse(problems);
    }

    private static void points(
            String at,
            Criteria criteria,
            String code,
            BigDecimal points,
            Set<String> seen,
            List<FieldProblem> problems) {
        Optional<Criterion> criterion = criteria.find(code);
        if (criterion.isEmpty()) {
            problems.add(new FieldProblem(at + "/criterion", "criterion-unknown", code));
        } else if (!seen.add(code)) {
            problems.add(new FieldProblem(at + "/criterion", "criterion-repeated", code));
        } else if (points.compareTo(criterion.get().max()) > 0) {
            problems.add(new FieldProblem(
                    at + "/points", "too-many-points", criterion.get().max()));
        }
    }

    private static void refuse(List<FieldProblem> problems) {
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "assessment-refused").withFields(problems);
        }
    }
}
