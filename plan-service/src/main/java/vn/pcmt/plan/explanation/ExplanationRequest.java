package vn.pcmt.plan.explanation;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.pcmt.contract.plan.ExplainedFigure;

/**
 * What a leader asks: about a figure or about a task, one of the two.
 *
 * @param plan id of the plan in whose context a figure is asked about; a task brings its own
 * @param unitKey unit that has to answer; of a task the unit that leads if absent
 * @param dueOn last day for the answer; null if working days are given
 * @param workingDays instead: how many working days from today; 3 if neither is given
 */
public record ExplanationRequest(
        @Nullable @Size(max = 60) String plan,
        @Nullable @Valid Figure figure,
        @Nullable @Size(max = 60) String task,
        @NotBlank @Size(max = 2000) String question,
        @Nullable @Size(max = 30) String unitKey,
        @Nullable LocalDate dueOn,
        @Nullable @Min(1) @Max(250) Integer workingDays) {

    /**
     * A figure as it is seen.
     *
     * @param value null where there is none, such as a report that is missing
     */
    public record Figure(
            @NotBlank @Pattern(regexp = "[A-Z]{2,4}\\d{2,3}")
            String indicator,

            @NotBlank @Size(max = 30) String area,
            @NotBlank @Pattern(regexp = "[0-9A-Z-]{4,20}") String period,
            @Nullable @Digits(integer = 15, fraction = 9) BigDecimal value) {

        ExplainedFigure figure() {
            return new ExplainedFigure(indicator, area, period, value);
        }
    }
}
