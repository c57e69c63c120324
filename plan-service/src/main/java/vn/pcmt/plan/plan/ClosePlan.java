package vn.pcmt.plan.plan;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.plan.Frequency;
import vn.pcmt.contract.plan.PeriodId;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;

/** Ends a plan in force: its reports are owed up to a last period. */
@Component
public class ClosePlan {
    private final ChangePlan changePlan;
    private final PlanTree tree;
    private final PlanSettings settings;
    private final ObjectProvider<CloseCheck> checks;
    private final ApplicationEventPublisher parts;
    private final Clock clock;

    ClosePlan(
            ChangePlan changePlan,
            PlanTree tree,
            PlanSettings settings,
            ObjectProvider<CloseCheck> checks,
            ApplicationEventPublisher parts,
            Clock clock) {
        this.changePlan = changePlan;
        this.tree = tree;
        this.settings = settings;
        this.checks = checks;
        this.parts = parts;
        this.clock = clock;
    }

    /**
     * @throws Refusal {@code plan-refused} for a period that is none or before what is owed, {@code plan-not-closable}
     *     with what is not settled, {@code plan-not-issued} and the common ones
     */
    public PlanWritten handle(
            String id, ClosingTerms terms, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER);
        String fingerprint = Fingerprint.of(caller, "ClosePlan " + id, terms);
        AtomicReference<PlanFacts> ended = new AtomicReference<>();
        PlanWritten written = changePlan.handle(id, key, fingerprint, expected, plan -> {
            plan.requireInForce();
            LocalDate today = LocalDate.now(clock.withZone(VietnamTime.ZONE));
            List<RequirementText> ending = ending(plan, terms.lastPeriod(), today);
            requireSettled(PlanFacts.of(plan), terms);
            plan.close(terms, ending, caller.id(), clock.instant());
            ended.set(PlanFacts.of(plan));
        });
        PlanFacts plan = ended.get();
        if (plan != null) {
            parts.publishEvent(new PlanEnded(plan, caller.id()));
        }
        return written;
    }

    /** A report owed once, such as a summary after the plan, is still owed. */
    private List<RequirementText> ending(Plan plan, @Nullable String lastPeriod, LocalDate today) {
        LocalDate until = lastPeriod == null ? today : lastDay(lastPeriod);
        List<RequirementText> ending = new ArrayList<>();
        for (RequirementText required : plan.text().requirements()) {
            PeriodId last = required.last();
            PeriodId ends = required.first().runningOn(until, settings.cutOffDay());
            PeriodId over = required.first().overOn(today, settings.cutOffDay());
            boolean endsAnyway = last != null && last.compareTo(ends) <= 0;
            if (required.frequency() == Frequency.ONCE || endsAnyway) {
                ending.add(required);
            } else if (ends.compareTo(over) < 0 && required.first().compareTo(over) <= 0) {
                throw refused("requirement-owed-until", required.id(), over);
            } else {
                boolean begun = required.first().compareTo(ends) <= 0;
                ending.add(required.upTo(begun ? ends : required.first().previous()));
            }
        }
        return ending;
    }

    private LocalDate lastDay(String lastPeriod) {
        return PeriodId.parse(lastPeriod)
                .orElseThrow(() -> refused("month-malformed", lastPeriod))
                .to(settings.cutOffDay());
    }

    private static Refusal refused(String code, Object... args) {
        return new Refusal(Refusal.Kind.INVALID, "plan-refused")
                .withFields(List.of(new FieldProblem("/lastPeriod", code, args)));
    }

    private void requireSettled(PlanFacts plan, ClosingTerms terms) {
        List<FieldProblem> open = new ArrayList<>(tree.openBelow(plan.id()));
        checks.orderedStream().forEach(check -> open.addAll(check.problems(plan, terms)));
        if (!open.isEmpty()) {
            throw new Refusal(Refusal.Kind.CONFLICT, "plan-not-closable").withFields(open);
        }
    }
}
