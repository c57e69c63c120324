package vn.pcmt.plan.task;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** Why something is decided, in Vietnamese. */
public record Reason(@NotBlank @Size(max = 1000) String reason) {}
