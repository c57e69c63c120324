package vn.pcmt.report.submission;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/** What a reviewer says about one figure. */
public record Remark(
        @NotBlank @Size(max = 20) String indicator,
        @NotBlank @Size(max = 1000) String text) {}
