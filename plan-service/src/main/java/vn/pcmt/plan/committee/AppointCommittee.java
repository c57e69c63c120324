package vn.pcmt.plan.committee;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.PlanDirectory;
import vn.pcmt.plan.plan.PlanFacts;
import vn.pcmt.plan.plan.PlanIds;
import vn.pcmt.plan.plan.PlanStatus;

/** Sets up a committee of a plan, or makes it another. In force only a leader appoints; a draft's may be prepared. */
@Component
public class AppointCommittee {
    private final Committees committees;
    private final PlanDirectory plans;
    private final CommitteeRules rules;
    private final TellCommittees tell;
    private final Clock clock;

    AppointCommittee(
            Committees committees, PlanDirectory plans, CommitteeRules rules, TellCommittees tell, Clock clock) {
        this.committees = committees;
        this.plans = plans;
        this.rules = rules;
        this.tell = tell;
        this.clock = clock;
    }

    /**
     * Sets up a committee; the same caller and key make the same one.
     *
     * @throws Refusal {@code committee-refused} with the fields at fault; {@code plan-not-found}, {@code plan-closed},
     *     {@code idempotency-key-reused}
     */
    public CommitteeWritten handle(String planId, CommitteeText text, Caller caller, IdempotencyKey key) {
        PlanFacts plan = requireAppointable(planId, caller);
        String id = PlanIds.of("committee", caller.id(), key.value());
        String fingerprint = Fingerprint.of(caller, "AppointCommittee " + planId, text);
        Optional<Committee> existing = committees.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        check(text);
        Committee committee = Committee.of(planId, id, text, plan.sample());
        if (plan.status() == PlanStatus.ISSUED) {
            committee.tell(caller.id(), clock.instant());
        }
        committee.receipts().add(key, fingerprint, "0");
        try {
            committees.insert(committee);
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(committees.findById(id).orElseThrow(), key, fingerprint);
        }
        tell.settle(committee, caller.id());
        return new CommitteeWritten(id, 0);
    }

    /**
     * Makes a committee another.
     *
     * @throws Refusal {@code committee-not-found}, {@code committee-refused}, {@code stale-revision} and as above
     */
    CommitteeWritten handle(
            String id, CommitteeText text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "AppointCommittee " + id, text);
        return Commands.carryOut(() -> {
            Committee committee = committees
                    .findById(id)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "committee-not-found", id));
            PlanFacts plan = requireAppointable(committee.planId(), caller);
            Optional<String> first = committee.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return new CommitteeWritten(id, Long.parseLong(first.get()));
            }
            expected.check(committee.revision());
            check(text);
            committee.change(text);
            if (plan.status() == PlanStatus.ISSUED) {
                committee.tell(caller.id(), clock.instant());
            }
            long next = expected.value() + 1;
            committee.receipts().add(key, fingerprint, Long.toString(next));
            committees.save(committee);
            tell.settle(committee, caller.id());
            return new CommitteeWritten(id, next);
        });
    }

    private PlanFacts requireAppointable(String planId, Caller caller) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        PlanFacts plan = plans.requireOpen(planId);
        if (plan.status() == PlanStatus.ISSUED) {
            caller.requireAny(OfficerRole.LEADER);
        }
        return plan;
    }

    private void check(CommitteeText text) {
        List<FieldProblem> problems = rules.problems(text);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "committee-refused").withFields(problems);
        }
    }

    private static CommitteeWritten firstAnswer(Committee committee, IdempotencyKey key, String fingerprint) {
        return new CommitteeWritten(
                committee.id(),
                committee
                        .receipts()
                        .answerTo(key, fingerprint)
                        .map(Long::parseLong)
                        .orElse(0L));
    }
}
