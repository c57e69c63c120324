package vn.pcmt.plan.template;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.pcmt.contract.plan.PlanAmendment.FieldChange;
import vn.pcmt.contract.unit.UnitState;
import vn.pcmt.kit.web.Page;
import vn.pcmt.kit.web.PageRequest;
import vn.pcmt.plan.plan.Differences;
import vn.pcmt.plan.plan.MakePlans;
import vn.pcmt.plan.plan.MakePlans.Made;
import vn.pcmt.plan.plan.PlanStatus;
import vn.pcmt.plan.plan.PlanText;
import vn.pcmt.plan.unit.UnitDirectory;

/** Tells which plans no longer say what their template said, field by field. */
@Component
class FindDeviations {
    private final MakePlans plans;
    private final UnitDirectory units;

    FindDeviations(MakePlans plans, UnitDirectory units) {
        this.plans = plans;
        this.units = units;
    }

    /**
     * How far the plans of a template differ from it.
     *
     * @param plans made from it
     * @param deviating how many of them differ
     * @param outdated how many were made from an earlier edition than the current one
     */
    record Deviations(String template, int plans, int deviating, int outdated, Page<Deviation> items) {}

    /**
     * A plan that differs.
     *
     * @param edition of the template it was made from, which it is compared with
     * @param fields before: the template's, after: the plan's
     */
    record Deviation(
            String planId,
            String unit,
            String unitName,
            int edition,
            PlanStatus status,
            int amendments,
            List<FieldChange> fields) {}

    /** @param drafts whether plans not issued yet are looked at too */
    Deviations of(PlanTemplate template, boolean drafts, PageRequest page) {
        List<Made> made = plans.from(template.id(), drafts);
        Map<String, UnitState> their =
                units.findAll(made.stream().map(Made::unit).distinct().toList());
        Map<Integer, Rendering> editions = new HashMap<>();
        template.editions().forEach(edition -> editions.put(edition.number(), new Rendering(edition.plan())));
        List<Deviation> deviating = new ArrayList<>();
        int outdated = 0;
        for (Made plan : made) {
            UnitState unit = their.get(plan.unit());
            Rendering rendering = editions.get(plan.version());
            if (unit == null || rendering == null) {
                continue;
            }
            if (plan.version() < template.current().number()) {
                outdated++;
            }
            PlanText asMade = rendering.of(unit, plan.plan().parent());
            if (!asMade.equals(plan.plan())) {
                deviating.add(new Deviation(
                        plan.id(),
                        unit.key(),
                        unit.name(),
                        plan.version(),
                        plan.status(),
                        plan.amendments(),
                        Differences.between(asMade, plan.plan())));
            }
        }
        return new Deviations(template.id(), made.size(), deviating.size(), outdated, Page.of(deviating, page));
    }
}
