package vn.pcmt.contract.view;

import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.Checks;

/**
 * What was decided of a unit for a year.
 *
 * @param unitKey the unit as it was at the end of the year
 * @param year the reporting year, 15 December to 14 December
 * @param areaClass null for a unit of no class
 * @param drugFree whether it counts as free of drugs
 * @param decision number of the decision on that unit and year, 1 for the first
 * @param reason why, in the words of whoever decided
 * @param proposedClass what the figures proposed then; null if they proposed none
 * @param proposedDrugFree likewise; null if they did not tell
 */
public record UnitClassification(
        String unitKey,
        int year,
        @Nullable AreaClass areaClass,
        boolean drugFree,
        int decision,
        String reason,
        @Nullable AreaClass proposedClass,
        @Nullable Boolean proposedDrugFree) {
    public UnitClassification {
        Checks.text(unitKey, "unitKey");
        Checks.text(reason, "reason");
    }

    /** Id of the aggregate: {@code unitKey~year}. */
    public static String id(String unitKey, int year) {
        return unitKey + "~" + year;
    }
}
