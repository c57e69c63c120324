package vn.pcmt.plan.template;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.officer.OfficerRole;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.problem.FieldProblem;
import vn.pcmt.kit.problem.FreeText;
import vn.pcmt.kit.problem.Refusal;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.Commands;
import vn.pcmt.kit.web.ExpectedVersion;
import vn.pcmt.kit.web.Fingerprint;
import vn.pcmt.kit.web.IdempotencyKey;
import vn.pcmt.plan.plan.MakePlans;
import vn.pcmt.plan.plan.PlanIds;
import vn.pcmt.plan.unit.UnitDirectory;

/** Writes a plan template, or its next edition. Plans already made stay as they are. */
@Component
class WriteTemplate {
    private final PlanTemplates templates;
    private final MakePlans plans;
    private final UnitDirectory units;
    private final Clock clock;

    WriteTemplate(PlanTemplates templates, MakePlans plans, UnitDirectory units, Clock clock) {
        this.templates = templates;
        this.plans = plans;
        this.units = units;
        this.clock = clock;
    }

    /** What a command on a template answers. */
    record Written(String id, int edition, long version) {
        static Written of(PlanTemplate template, long version) {
            return new Written(template.id(), template.current().number(), version);
        }

        static Written fromReceipt(String id, String receipt) {
            String[] numbers = receipt.split(" ");
            return new Written(id, Integer.parseInt(numbers[0]), Long.parseLong(numbers[1]));
        }

        String receipt() {
            return edition + " " + version;
        }
    }

    /** @throws Refusal {@code template-refused} with the fields at fault, {@code idempotency-key-reused} */
    Written handle(TemplateText text, Caller caller, IdempotencyKey key) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String id = PlanIds.of("plan template", caller.id(), key.value());
        String fingerprint = Fingerprint.of(caller, "WriteTemplate", text);
        Optional<PlanTemplate> existing = templates.findById(id);
        if (existing.isPresent()) {
            return firstAnswer(existing.get(), key, fingerprint);
        }
        check(text);
        PlanTemplate template = PlanTemplate.of(id, text, caller.id(), clock.instant());
        Written written = Written.of(template, 0);
        template.receipts().add(key, fingerprint, written.receipt());
        try {
            templates.insert(template);
            return written;
        } catch (DuplicateKeyException meanwhile) {
            return firstAnswer(templates.findById(id).orElseThrow(), key, fingerprint);
        }
    }

    /** @throws Refusal {@code template-not-found}, {@code stale-revision} and as above */
    Written handle(String id, TemplateText text, Caller caller, IdempotencyKey key, ExpectedVersion expected) {
        caller.requireAny(OfficerRole.LEADER, OfficerRole.ADMIN);
        String fingerprint = Fingerprint.of(caller, "WriteTemplate " + id, text);
        return Commands.carryOut(() -> {
            PlanTemplate template = templates
                    .findById(id)
                    .orElseThrow(() -> new Refusal(Refusal.Kind.NOT_FOUND, "template-not-found", id));
            Optional<String> first = template.receipts().answerTo(key, fingerprint);
            if (first.isPresent()) {
                return Written.fromReceipt(id, first.get());
            }
            expected.check(template.revision());
            check(text);
            template.rewrite(text, caller.id(), clock.instant());
            Written written = Written.of(template, expected.value() + 1);
            template.receipts().add(key, fingerprint, written.receipt());
            templates.save(template);
            return written;
        });
    }

    /** A template is right if the plan it would make for the whole country is. */
    private void check(TemplateText text) {
        if (!text.plan().scope().contains(TemplateText.UNIT)) {
            throw new Refusal(Refusal.Kind.INVALID, "template-refused")
                    .withFields(List.of(new FieldProblem("/plan/scope", "template-needs-unit", TemplateText.UNIT)));
        }
        FreeText.require("/name", text.name());
        UnitState country = units.find(UnitState.COUNTRY_KEY).orElseThrow();
        try {
            plans.check(new Rendering(text.plan()).of(country, null));
        } catch (Refusal refused) {
            throw new Refusal(refused.kind(), "template-refused")
                    .withFields(refused.fields().stream()
                            .map(one -> new FieldProblem("/plan" + one.pointer(), one.code(), one.args()))
                            .toList());
        }
    }

    private static Written firstAnswer(PlanTemplate template, IdempotencyKey key, String fingerprint) {
        return template.receipts()
                .answerTo(key, fingerprint)
                .map(receipt -> Written.fromReceipt(template.id(), receipt))
                .orElseGet(() -> new Written(template.id(), 1, 0));
    }
}
