package vn.pcmt.plan.evaluation;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/**
 * A model to replicate.
 *
 * @param origin key of the unit where it began; null if not stated
 */
public record ModelText(
        @NotBlank @Size(max = 300) String name,
        @Nullable @Size(max = 5000) String description,
        @Nullable String origin) {}
