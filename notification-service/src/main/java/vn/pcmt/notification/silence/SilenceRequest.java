package vn.pcmt.notification.silence;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import vn.pcmt.notification.routing.Matcher;

/**
 * What shall not be said for a while.
 *
 * @param area key of the area it is in
 * @param matchers which else have to hold; of a failure, usually which kinds of things it explains
 * @param reason in Vietnamese; for a failure, it is told to the reviewers
 * @param until its end
 */
record SilenceRequest(
        @NotBlank @Size(max = 60) String area,
        @NotNull @Size(max = 20) List<@Valid Matcher> matchers,
        @NotBlank @Size(max = 500) String reason,
        @NotNull Instant until) {}
