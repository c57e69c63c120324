package vn.pcmt.plan.plan;

import java.util.Objects;
import vn.pcmt.contract.plan.Peak;
import vn.pcmt.contract.plan.PlanDetails;
import vn.pcmt.contract.plan.PlanState;

/** A plan as others hear of it. */
final class Told {
    private Told() {}

    /** Only of a plan that passed the rules of issuing. */
    static PlanState state(Plan plan) {
        PlanText text = plan.text();
        return new PlanState(
                plan.id(),
                text.kind(),
                text.title(),
                text.documentNumber(),
                Objects.requireNonNull(text.issuer(), "issuer"),
                text.issuedOn(),
                text.from(),
                text.to(),
                text.scope(),
                text.requirements().stream().map(RequirementText::requirement).toList(),
                plan.sample(),
                details(plan));
    }

    private static PlanDetails details(Plan plan) {
        PlanText text = plan.text();
        Plan.Origin origin = plan.origin();
        return new PlanDetails(
                text.parent(),
                text.lead() == null ? null : text.lead().body(),
                text.legalBases(),
                text.peaks().stream()
                        .map(peak -> new Peak(peak.name(), peak.from(), peak.to()))
                        .toList(),
                text.partners().stream().map(PlanText.PartnerText::partner).toList(),
                text.slogans(),
                text.models(),
                text.statements().stream()
                        .map(said -> new PlanDetails.Said(said.about().name(), said.text()))
                        .toList(),
                origin == null
                        ? null
                        : new PlanDetails.FromTemplate(origin.template(), origin.version(), origin.unit()),
                plan.amendments().size(),
                plan.closedOn());
    }
}
