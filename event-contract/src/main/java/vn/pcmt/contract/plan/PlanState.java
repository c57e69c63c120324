package vn.pcmt.contract.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * An issued plan.
 *
 * @param documentNumber number and symbol of the document, such as {@code 125/KH-UBND}; null where it has none
 * @param issuer body that issued it
 * @param issuedOn date of the document, null if not stated
 * @param from first day, null if not stated
 * @param to last day, null if open; of a project its deadline
 * @param scope keys of the areas it covers
 * @param sample whether this is sample data, to be shown as such
 * @param details null in events older than the details
 */
public record PlanState(
        String id,
        PlanKind kind,
        String title,
        @Nullable String documentNumber,
        String issuer,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        List<String> scope,
        List<Requirement> requirements,
        boolean sample,
        @Nullable PlanDetails details) {
    public PlanState {
        Checks.text(id, "id");
        Checks.present(kind, "kind");
        Checks.text(title, "title");
        Checks.text(issuer, "issuer");
        scope = List.copyOf(scope);
        requirements = List.copyOf(requirements);
    }
}
