package vn.pcmt.report.review;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import vn.pcmt.kit.security.Caller;
import vn.pcmt.kit.web.IdempotencyKey;

/** Accepting all clean reports over HTTP. */
@RestController
@Tag(name = "review")
class AcceptancesController {

    private final AcceptClean accept;

    AcceptancesController(AcceptClean accept) {
        this.accept = accept;
    }

    /**
     * @param seenAt {@code asOf} of the queue that the reviewer saw; not needed where revisions are named
     * @param reports only these, in the revisions that were seen; all of the area if there are none
     */
    record Acceptances(
            @NotBlank String area,
            @NotBlank String template,
            @NotBlank String period,
            @Nullable Instant seenAt,
            @Nullable @Valid @Size(max = 10_000) List<@NotNull Seen> reports) {

        AcceptClean.Wanted wanted() {
            Map<String, Integer> seen = new LinkedHashMap<>();
            if (reports != null) {
                reports.forEach(one -> seen.put(one.id(), one.revision()));
            }
            return new AcceptClean.Wanted(area, template, period, seenAt, seen);
        }
    }

    record Seen(
            @NotBlank @Size(max = 200) String id,
            @NotNull @Min(1) Integer revision) {}

    /**
     * @param left those that were not accepted, and why
     */
    record Answer(String id, int accepted, List<CleanAcceptance.Left> left) {
        static Answer of(CleanAcceptance acceptance) {
            CleanAcceptance.Outcome outcome = Objects.requireNonNull(acceptance.outcome());
            return new Answer(acceptance.id(), outcome.accepted(), outcome.left());
        }
    }

    @PostMapping("/api/v1/acceptances")
    @Operation(
            summary = "Accept all clean reports of an area, form and period",
            description = "What is odd, or came in after the reviewer looked, is left and named.")
    Answer accept(
            @Parameter(hidden = true) Caller caller, IdempotencyKey key, @Valid @RequestBody Acceptances acceptances) {
        return Answer.of(accept.accept(acceptances.wanted(), caller, key));
    }
}
