package vn.pcmt.contract.plan;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * A numbered change of a plan in force.
 *
 * @param number 1 for the first
 * @param documentNumber number and symbol of the document that amends, null where it has none
 * @param on date of that document
 * @param reason in Vietnamese
 * @param changes what changed, field by field
 */
public record PlanAmendment(
        int number, @Nullable String documentNumber, LocalDate on, String reason, List<FieldChange> changes) {
    public PlanAmendment {
        Checks.present(on, "on");
        Checks.text(reason, "reason");
        changes = List.copyOf(changes);
    }

    /**
     * One field before and after.
     *
     * @param field such as {@code to}, {@code scope} or {@code requirements/thang/lastPeriod}
     * @param before null if it was not there; what is no single value is JSON
     * @param after null if it is not there any more
     */
    public record FieldChange(
            String field, @Nullable String before, @Nullable String after) {
        public FieldChange {
            Checks.text(field, "field");
        }
    }
}
