package vn.pcmt.plan.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.PlanKind;

/**
 * What the other features know of a plan.
 *
 * @param from first day, null if not stated
 * @param to last day, null if open
 * @param scope keys of the areas it covers
 * @param parent plan that it is a sub-plan or a project of, null if it stands alone
 * @param closing on what terms it was closed, null while it is not
 * @param sample whether it is sample data, to be shown as such
 */
public record PlanFacts(
        String id,
        PlanKind kind,
        String title,
        PlanStatus status,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> scope,
        @Nullable String parent,
        @Nullable ClosingTerms closing,
        boolean sample) {

    public PlanFacts {
        scope = List.copyOf(scope);
    }

    static PlanFacts of(Plan plan) {
        PlanText text = plan.text();
        return new PlanFacts(
                plan.id(),
                text.kind(),
                text.title(),
                plan.status(),
                text.from(),
                text.to(),
                text.scope(),
                text.parent(),
                plan.closingTerms(),
                plan.sample());
    }

    /** What would be known of it if it said something else. */
    PlanFacts saying(PlanText text) {
        return new PlanFacts(
                id, text.kind(), title, status, text.from(), text.to(), text.scope(), text.parent(), closing, sample);
    }
}
