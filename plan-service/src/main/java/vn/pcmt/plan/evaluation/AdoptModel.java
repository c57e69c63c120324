package vn.pcmt.plan.evaluation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.time.VietnamTime;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.unit.UnitDirectory;

/** A unit takes a model over: said by the unit itself, or for it by whoever works above it. */
@Component
public class AdoptModel {
    private final Models models;
    private final UnitDirectory units;
    private final Clock clock;

    AdoptModel(Models models, UnitDirectory units, Clock clock) {
        this.models = models;
        this.units = units;
        this.clock = clock;
    }

    /**
     * Which unit, since when.
     *
     * @param on first day, not after today
     */
    public record Takeover(
            @NotBlank String unit,
            @NotNull LocalDate on,
            @Nullable @Size(max = 1000) String note) {}

    /**
     * @throws Refusal {@code model-not-found}, {@code adoption-refused} with the fields at fault,
     *     {@code model-adopted-already}, {@code forbidden} for another's unit
     */
    public void handle(String id, Takeover takeover, Caller caller, IdempotencyKey key) {
        caller.requireAny(
                OfficerRole.LEADER,
                OfficerRole.ADMIN,
                OfficerRole.OFFICER,
                OfficerRole.COMMUNE_HEAD,
                OfficerRole.COMMUNE_REPORTER);
        String fingerprint = Fingerprint.of(caller, "AdoptModel " + id, takeover);
        Commands.carryOut(() -> attempt(id, takeover, caller, key, fingerprint));
    }

    private ReplicatedModel attempt(
            String id, Takeover takeover, Caller caller, IdempotencyKey key, String fingerprint) {
        ReplicatedModel model =
                models.findById(id).orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "model-not-found", id));
        if (model.receipts().answerTo(key, fingerprint).isPresent()) {
            return model;
        }
        UnitState unit = units.find(takeover.unit()).orElse(null);
        if (unit != null && (caller.unitKey() == null || !unit.path().contains(caller.unitKey()))) {
            throw new Refusal(Refusal.Kind.FORBIDDEN, "forbidden");
        }
        refuse(takeover, unit);
        model.adopt(new ReplicatedModel.Adoption(
                takeover.unit(), takeover.on(), takeover.note(), clock.instant(), caller.id()));
        model.receipts().add(key, fingerprint, takeover.unit());
        return models.save(model);
    }

    private void refuse(Takeover takeover, @Nullable UnitState unit) {
        List<FieldProblem> problems = new ArrayList<>();
        if (unit == null) {
            problems.add(new FieldProblem("/unit", "unit-unknown", takeover.unit()));
        } else if (takeover.on().isBefore(unit.validFrom())
                || unit.validTo() != null && !takeover.on().isBefore(unit.validTo())) {
            problems.add(new FieldProblem("/unit", "unit-not-existing", takeover.unit(), takeover.on()));
        }
        if (takeover.on().isAfter(LocalDate.ofInstant(clock.instant(), VietnamTime.ZONE))) {
            problems.add(new FieldProblem("/on", "effective-in-future"));
        }
        FreeText.check("/note", takeover.note(), problems);
        if (!problems.isEmpty()) {
            throw new Refusal(Refusal.Kind.INVALID, "adoption-refused").withFields(problems);
        }
    }
}
