package vn.pcmt.notification.escalation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.alert.ObligationKind;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.notification.directory.Directory;
import vn.pcmt.notification.directory.Officer;
import vn.pcmt.notification.obligation.Obligation;

/** An officer hands over what is owed to another of the same unit, who is told and answers for it from then on. */
@Component
class HandOver {

    /** To whom. */
    record To(@NotBlank @Size(max = 100) String officer) {}

    private final AnswerObligation answer;
    private final Directory directory;

    HandOver(AnswerObligation answer, Directory directory) {
        this.answer = answer;
        this.directory = directory;
    }

    /** Who could take it over: the caller's colleagues in office, but for whoever has it. */
    List<EscalationController.Colleague> candidates(Obligation owed, Caller caller) {
        return caller.unitKey() == null
                ? List.of()
                : directory.inOffice(caller.unitKey(), OfficerRole.values()).stream()
                        .filter(officer -> !officer.id().equals(owed.subject().owner()))
                        .filter(officer -> mayDo(officer, owed.subject().owes()))
                        .map(officer ->
                                new EscalationController.Colleague(officer.id(), officer.name(), officer.post()))
                        .toList();
    }

    /** @throws Refusal {@code handover-refused} for who is not of the unit, and those of {@link AnswerObligation} */
    Obligation handle(String id, To to, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        String fingerprint = Fingerprint.of(caller, "HandOver " + id, to);
        return answer.carryOut(id, caller, key, expected, fingerprint, (owed, now) -> {
            boolean ofTheUnit = directory
                    .officer(to.officer())
                    .filter(Officer::active)
                    .filter(officer -> officer.unitKey().equals(caller.unitKey()))
                    .filter(officer -> mayDo(officer, owed.subject().owes()))
                    .isPresent();
            if (!ofTheUnit) {
                throw new Refusal(Refusal.Kind.INVALID, "handover-refused")
                        .withFields(List.of(new FieldProblem("/officer", "receiver-officer-unknown")));
            }
            return new Update()
                    .set("given.handedTo", to.officer())
                    .set("given.handedFrom", owed.assigned().owner());
        });
    }

    /** Nobody else may send what was proposed to the head, review a report, or deal with events that failed. */
    private static boolean mayDo(Officer officer, ObligationKind owes) {
        return switch (owes) {
            case PROPOSAL -> officer.roles().contains(OfficerRole.COMMUNE_HEAD);
            case REVIEW -> officer.roles().contains(OfficerRole.REVIEWER);
            case DEAD_LETTERS -> officer.roles().contains(OfficerRole.ADMIN);
            case REPORT, TASK, EXPLANATION, OBSTACLE, EVALUATION, CONFIRMATION, TARGET, FIGURE, COVERAGE -> true;
        };
    }
}
